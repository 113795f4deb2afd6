import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// What must hold on every ledger: the policy's for all playbooks, and a playbook's own.
struct GuaranteeLowering {
    let context: LoweringContext
    /// The effects that the playbook's stages have.
    let effects: Set<SuspensionEffect>

    /// - Returns: No meaning, and no fault, for a guarantee of the policy about something that this playbook never does.
    func guarantee(_ record: SyntaxRecord, ofPolicy: Bool) -> Lowered<CompiledGuarantee> {
        guard let name = record.name, let claim = claim(record, ofPolicy: ofPolicy) else {
            return Lowered(record: record, rule: nil)
        }
        let texts = Dictionary(record.languages.map { ($0.language, $0.text) }, uniquingKeysWith: { first, _ in first })
        let rule = CompiledGuarantee(
            name: name, text: record.text("text")?.value ?? texts["en"] ?? texts.first?.value, texts: texts,
            legalBasis: record.text("legal_basis")?.value, claim: claim,
            origin: record.place("guarantee"))
        return Lowered(record: record, rule: rule)
    }

    private func claim(_ record: SyntaxRecord, ofPolicy: Bool) -> CompiledGuarantee.Claim? {
        let claims = ["whenever", "at_most", "progress"].filter { record[$0] != nil }
        guard claims.count == 1 else {
            if record.isComplete { context.faults.report(claimCount(record, claims)) }
            return nil
        }
        if let require = record["require"], claims[0] != "whenever" {
            context.faults.report(requireWithoutWhenever(require, claims[0]))
        }
        switch claims[0] {
        case "progress":
            if case .progress(let days)? = record["progress"]?.value { return .progress(withinDays: days) }
            return nil
        case "at_most":
            guard let frequency = record.frequency("at_most") else { return nil }
            let name = GuaranteeLowering.singular(frequency.what)
            guard let occasion = occasion(name, ofPolicy: ofPolicy) else { return nil }
            return .atMost(count: frequency.count, events: occasion.occasion, inAnyDays: frequency.days)
        default: return whenever(record, ofPolicy: ofPolicy)
        }
    }

    private func whenever(_ record: SyntaxRecord, ofPolicy: Bool) -> CompiledGuarantee.Claim? {
        var occasion: (occasion: CompiledGuarantee.Occasion, scope: ConditionScope)?
        if let name = record.text("whenever") {
            occasion = self.occasion(name, ofPolicy: ofPolicy)
        } else if let condition = context.condition(record, "whenever", in: .guaranteeOfAccount) {
            occasion = (.condition(condition), .guaranteeOfAccount)
        }
        guard record["require"] != nil else {
            if record.isComplete { context.faults.report(noRequirement(record)) }
            return nil
        }
        guard let occasion, let require = context.condition(record, "require", in: occasion.scope) else { return nil }
        return .whenever(occasion.occasion, require: require)
    }

    /// The event that a name means, and what may be said of it.
    private func occasion(
        _ name: Located<String>, ofPolicy: Bool
    ) -> (occasion: CompiledGuarantee.Occasion, scope: ConditionScope)? {
        if let kind = CompiledGuarantee.EventKind(rawValue: name.value) {
            guard let effect = SuspensionEffect(rawValue: name.value) else { return (.kind(kind), .guaranteeOfItem) }
            // Whatever is asked of a stage that the playbook does not have is true of it.
            if ofPolicy && !effects.contains(effect) && !context.names.isOpen { return nil }
            return (.kind(kind), .guaranteeOfStage)
        }
        if let named = context.names.actions[name.value] {
            if case .stage = named.action { return (.action(named.action), .guaranteeOfStage) }
            if case .lift = named.action { return (.action(named.action), .guaranteeOfStage) }
            return (.action(named.action), .guaranteeOfItem)
        }
        if context.vocabulary.tasks[name.value] != nil { return (.action(.task(name.value)), .guaranteeOfItem) }
        if !ofPolicy, !context.names.isOpen, !context.vocabulary.tasksAreOpen { context.faults.report(unknown(name)) }
        return nil
    }

    /// The event that a guarantee is about; `nil` for one about a condition.
    static func eventName(_ record: SyntaxRecord) -> Located<String>? {
        record.text("whenever") ?? record.frequency("at_most").map { singular($0.what) }
    }

    private static func singular(_ name: Located<String>) -> Located<String> {
        let words = [
            "contacts": "contact", "messages": "send", "message": "send", "notices": "notice", "charges": "charge",
        ]
        return Located(words[name.value] ?? name.value, at: name.range)
    }
}

extension SyntaxRecord {
    /// What a guarantee or a field says in several languages, as it is written.
    var languages: [(language: String, text: String)] {
        guard case .named(let entries)? = self["texts"]?.value else { return [] }
        return entries.compactMap { entry in
            if case .text(let text) = entry.value { (entry.name.value, text) } else { nil }
        }
    }
}

// MARK: - Messages

extension GuaranteeLowering {
    private func unknown(_ name: Located<String>) -> Diagnostic {
        GuaranteeLowering.unknownEvent(
            name, among: context.names.all.names + context.vocabulary.tasks.keys.sorted(),
            owner: "playbook \"\(context.names.playbook)\"")
    }

    static func unknownEvent(_ name: Located<String>, among names: [String], owner: String) -> Diagnostic {
        let kinds = CompiledGuarantee.EventKind.allCases.map(\.rawValue)
        let question = TradeWords.question(for: name.value, among: kinds + names)
        return Diagnostic(
            .unknownEvent, at: name.range, "nothing called \"\(name.value)\" ever happens in \(owner)\(question)",
            help: "events are \(andList(kinds)), and tasks, steps, stages and rules by their names")
    }

    private func claimCount(_ record: SyntaxRecord, _ claims: [String]) -> Diagnostic {
        let name = record.name ?? ""
        return Diagnostic(
            .guaranteeClaim, at: record.place(claims.last ?? "guarantee"),
            claims.isEmpty
                ? "guarantee \"\(name)\" promises nothing"
                : "guarantee \"\(name)\" promises several things: \(andList(claims.map { "\"\($0)\"" }))",
            help: "write exactly one of \"whenever\" with \"require\", \"at_most\" or \"progress\"")
    }

    private func requireWithoutWhenever(_ require: SyntaxField, _ claim: String) -> Diagnostic {
        Diagnostic(
            .unusedKey, at: require.keyRange, "\"require\" has no effect beside \"\(claim)\"",
            help: "write \"whenever:\" in its place, or take it out")
    }

    private func noRequirement(_ record: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .missingKey, at: record.place("whenever"),
            "guarantee \"\(record.name ?? "")\" does not say what is true then",
            help: "write \"require:\" and a condition")
    }
}
