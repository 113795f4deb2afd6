import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// A sequence and its steps, with what the language takes where they are silent.
struct SequenceLowering {
    let context: LoweringContext

    func sequence(_ name: Located<String>, _ record: SyntaxRecord) -> LoweredSequence {
        context.reportMissing(in: record, named: name)
        let unit = record.text("per").flatMap { CompiledSequence.Unit(rawValue: $0.value) } ?? .invoice
        let forWhom = context.condition(record, "for", in: .sequenceFor(unit))
        let minimum = context.thresholds.table(record, "minimum")
        let steps = record.records("steps").map { step($0, of: record, unit: unit) }
        let rules = steps.compactMap(\.rule)
        let isWhole = rules.count == steps.count && (forWhom != nil || record["for"] == nil)
        let rule = CompiledSequence(
            name: name.value, unit: unit, forWhom: forWhom, minimum: minimum,
            minimumOrigin: record["minimum"]?.range,
            spacing: record.duration("spacing")?.value ?? DateOffset(0, .days),
            spacingOrigin: record["spacing"]?.range,
            includesFactored: record.text("factored")?.value == "included", steps: rules, origin: name.range)
        return LoweredSequence(
            name: name, record: record, unit: unit, forWhom: forWhom, steps: steps, rule: isWhole ? rule : nil)
    }

    private func step(
        _ record: SyntaxRecord, of sequence: SyntaxRecord, unit: CompiledSequence.Unit
    ) -> LoweredStep {
        context.reportMissing(in: record)
        let at = context.clock(record, "at")
        let until = context.clock(record, "until")
        let forWhom = context.condition(record, "for", in: .sequence(unit))
        let when = context.condition(record, "when", in: .sequence(unit))
        let deed = DeedLowering(context: context, record: record).deed()
        let approval = context.approval(of: record)
        let fee = context.thresholds.table(record, "fee")
        let isWhole =
            (until != nil || record["until"] == nil) && (forWhom != nil || record["for"] == nil)
            && (when != nil || record["when"] == nil)
        let combine = RuleDefaults.combine(record, within: sequence, of: deed)
        var rule: CompiledStep?
        if let at, let deed, let combine, let name = record.name, isWhole {
            rule = CompiledStep(
                name: name, at: at, until: until, forWhom: forWhom, when: when,
                skipIfLate: record.boolean("skip_if_late") ?? false, deed: deed, repetition: repetition(record),
                combine: combine, on: RuleDefaults.weekdays(record),
                lists: RuleDefaults.lists(record, within: sequence), approval: approval, fee: fee,
                legalBasis: record.text("legal_basis")?.value,
                charges: Set((record.words("charge") ?? []).compactMap { Charge(rawValue: $0.value) }),
                isFinal: record.boolean("final") ?? false, formerly: record.formerly,
                origin: record.place("step"))
        }
        return LoweredStep(
            record: record, at: at, until: until, forWhom: forWhom, when: when, deed: deed, combine: combine,
            rule: rule)
    }

    private func repetition(_ record: SyntaxRecord) -> Repetition? {
        record.repetition("repeat").map { Repetition(every: $0.every, times: $0.untilPaid ? nil : $0.times) }
    }
}

/// What a message or a task takes where neither it nor its sequence says.
enum RuleDefaults {
    /// To the customer by account, to us by recipient; a task like the message that it stands for. [48]
    ///
    /// - Returns: `nil` where nothing is written and the deed is not known.
    static func combine(_ record: SyntaxRecord, within sequence: SyntaxRecord? = nil, of deed: Deed?) -> Combine? {
        if let written = record.text("combine") ?? sequence?.text("combine"),
            let combine = Combine(rawValue: written.value)
        {
            return combine
        }
        switch deed {
        case .message(let message)?: return message.to.side == .ours ? .recipient : .account
        case .task(let task)?: return task.reachesCustomer ? .account : .recipient
        case nil: return nil
        }
    }

    static func lists(_ record: SyntaxRecord, within sequence: SyntaxRecord? = nil) -> Lists {
        (record.text("lists") ?? sequence?.text("lists")).flatMap { Lists(rawValue: $0.value) } ?? .overdue
    }

    static func weekdays(_ record: SyntaxRecord, _ key: String = "on") -> Set<Weekday> {
        guard case .sendDays(let days)? = record[key]?.value else { return [] }
        return ContactRules.sendDays(days).weekdays
    }
}
