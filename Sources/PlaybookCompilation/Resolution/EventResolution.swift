import Diagnostics
import PlaybookProgram
import PlaybookSyntax

/// Finds what a clock or an event fact speaks of: a step, a stage, a lift, a rule or a task, and which side of it.
struct EventResolution {
    let names: PlaybookNames
    let vocabulary: PolicyVocabulary
    let faults: DiagnosticCollector

    func anchor(_ syntax: AnchorSyntax) -> Anchor? {
        if let anchor = Anchor.builtIn[syntax.name] {
            guard let moment = syntax.moment else { return anchor }
            faults.report(momentOfAnchor(syntax, moment, help: "write \"\(syntax.name)\""))
            return nil
        }
        return event(syntax).map { .event($0) }
    }

    /// What an event fact asks about: something of the playbook, or a day of the ledger such as `promise_broken`.
    ///
    /// `within` counts back from today, but of a day that is known before it comes it could be meant the other way.
    func occurrence(_ syntax: EventSyntax, in scope: ConditionScope) -> Anchor? {
        guard let anchor = Anchor.builtIn[syntax.event.name] else { return event(syntax.event).map { .event($0) } }
        if let moment = syntax.event.moment {
            faults.report(momentOfAnchor(syntax.event, moment, help: eventExamples(syntax.event.name)))
        } else if anchor.isOfInvoice && !scope.prefixed.contains(.invoice) {
            faults.report(dayOfInvoice(syntax, anchor, scope))
        } else if anchor.isKnownBefore, syntax.age.isWithin {
            faults.report(withinKnownDay(syntax, anchor, scope))
        } else {
            return anchor
        }
        return nil
    }

    /// - Returns: `nil` when there is no such thing, or not that side of it.
    func event(_ syntax: AnchorSyntax) -> EventReference? {
        if let named = names.actions[syntax.name] { return event(syntax, named) }
        if vocabulary.tasks[syntax.name] != nil {
            guard syntax.moment == .done else {
                faults.report(taskAlone(syntax))
                return nil
            }
            return EventReference(.task(syntax.name), .done)
        }
        if let fault = unknown(syntax) { faults.report(fault) }
        return nil
    }

    private func event(_ syntax: AnchorSyntax, _ named: PlaybookNames.Named) -> EventReference? {
        if names.ambiguous.contains(syntax.name) {
            faults.report(ambiguous(syntax))
            return nil
        }
        let isTask = named.isTask && !named.isMessage
        switch syntax.moment {
        case nil: return EventReference(named.action, .executed)
        case .sent where !isTask: return EventReference(named.action, .executed)
        case .received where !isTask: return EventReference(named.action, .received)
        case .done where isTask || !named.isMessage: return EventReference(named.action, .done)
        case let moment?:
            faults.report(wrongMoment(syntax, moment, named))
            return nil
        }
    }
}

// MARK: - Messages

extension EventResolution {
    private func momentOfAnchor(_ syntax: AnchorSyntax, _ moment: AnchorSyntax.Moment, help: String) -> Diagnostic {
        Diagnostic(
            .wrongMoment, at: syntax.range,
            "\"\(syntax.name)\" is a day by itself, and nothing that is \(moment.rawValue)", help: help)
    }

    private func eventExamples(_ name: String) -> String {
        "write \"\(name) within 7 days\", \"\(name) at least 7 days ago\" or \"no \(name) within 7 days\""
    }

    private func dayOfInvoice(_ syntax: EventSyntax, _ anchor: Anchor, _ scope: ConditionScope) -> Diagnostic {
        let isDue = anchor == .due && scope.prefixed.contains(.account)
        return Diagnostic(
            .factOutOfScope, at: syntax.event.range,
            "\"\(syntax.event.name)\" is a day of one invoice, which \(scope.place) cannot mention",
            help: isDue
                ? "write \"account.days_overdue\" for the oldest invoice"
                : "holds may, and sequences and obligations per invoice")
    }

    private func withinKnownDay(_ syntax: EventSyntax, _ anchor: Anchor, _ scope: ConditionScope) -> Diagnostic {
        let name = syntax.event.name
        let other: String =
            switch anchor {
            case .due: "\"days_until_due <= 7 days\" of days to come"
            case .promiseDue where scope.prefixed.contains(.promise): "\"date <= today + 7 days\" of days to come"
            default: "a clock such as \"7 days before \(name)\" for days to come"
            }
        return Diagnostic(
            .ambiguousPeriod, at: syntax.range,
            "\"\(syntax.range.text)\" can be read in two ways: \"\(name)\" may lie behind or ahead of today",
            help: "write \"\(name) at least 1 day ago\" of days past, or \(other)")
    }

    private func taskAlone(_ syntax: AnchorSyntax) -> Diagnostic {
        Diagnostic(
            .wrongMoment, at: syntax.range, "\"\(syntax.name)\" is a task, whose day is the one on which it is done",
            help: "write \"\(syntax.name) done\"")
    }

    private func ambiguous(_ syntax: AnchorSyntax) -> Diagnostic {
        Diagnostic(
            .ambiguousName, at: syntax.range, "several lifts are called \"\(syntax.name)\"",
            help: "give each a name of its own")
    }

    private func wrongMoment(
        _ syntax: AnchorSyntax, _ moment: AnchorSyntax.Moment, _ named: PlaybookNames.Named
    ) -> Diagnostic {
        let isTask = named.isTask && !named.isMessage
        return Diagnostic(
            .wrongMoment, at: syntax.range,
            "\(named.what) \"\(syntax.name)\" is a \(isTask ? "task" : "message"), which is not \(moment.rawValue)",
            help: isTask
                ? "write \"\(syntax.name)\" for the day it was given, \"\(syntax.name) done\" for the day it was done"
                : "write \"\(syntax.name) sent\" or \"\(syntax.name) received\"",
            notes: [DiagnosticNote("declared here", at: named.record.place(named.record.kind.nameKey ?? ""))])
    }

    private func unknown(_ syntax: AnchorSyntax) -> Diagnostic? {
        guard !names.isOpen, !vocabulary.tasksAreOpen else { return nil }
        let known = names.all.names + Anchor.builtIn.keys.sorted() + vocabulary.tasks.keys.sorted()
        let question = TradeWords.question(for: syntax.name, among: known)
        return Diagnostic(
            .unknownStep, at: syntax.range,
            "no step, stage or anchor \"\(syntax.name)\" in playbook \"\(names.playbook)\"\(question)",
            help: question.isEmpty
                ? "anchors are \(andList(Anchor.builtIn.keys.sorted())), and the playbook's steps, stages and rules"
                : nil)
    }
}
