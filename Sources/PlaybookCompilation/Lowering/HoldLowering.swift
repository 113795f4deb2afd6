import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// The author's holds, and the built-in ones behind them.
struct HoldLowering {
    let context: LoweringContext

    /// The hold that a dunning block of the ledger makes; a playbook may set its other keys. [103]
    static let blockName = "block"
    /// An announced payment holds its invoice.
    static let pendingPaymentName = "pending_payment"
    /// Unapplied cash that covers all that is overdue holds the account.
    static let coveringCashName = "covering_cash"

    func holds(_ records: [SyntaxRecord]) -> [Lowered<CompiledHold>] {
        records.map { Lowered(record: $0, rule: hold($0)) }
    }

    /// Those of the language that the playbook does not mention.
    func builtIn(besides records: [SyntaxRecord]) -> [CompiledHold] {
        let mentionsBlock = records.contains { $0.name == HoldLowering.blockName }
        let block = CompiledHold(name: HoldLowering.blockName, trigger: .block, isOnItem: true, origin: nil)
        return (mentionsBlock ? [] : [block]) + [
            CompiledHold(
                name: HoldLowering.pendingPaymentName, trigger: .pendingPayment, isOnItem: true, origin: nil),
            CompiledHold(
                name: HoldLowering.coveringCashName, trigger: .coveringCash, isOnItem: false, origin: nil),
        ]
    }

    private func hold(_ record: SyntaxRecord) -> CompiledHold? {
        guard let name = record.name else { return nil }
        let except = self.except(record)
        let condition = context.condition(record, "when", in: .hold)
        guard let trigger = trigger(record, name, condition) else { return nil }
        let isOnItem: Bool = if let condition { condition.mentionsItem(context.vocabulary.fields) } else { true }
        if let only = record["only"], !isOnItem { context.faults.report(partOfAccount(only)) }
        var hold = CompiledHold(
            name: name, trigger: trigger, isOnItem: isOnItem,
            only: record.text("only").flatMap { CompiledHold.Part(rawValue: $0.value) }, except: except,
            origin: record.place("hold"))
        if let stops = record.words("stops") { hold.stops = kinds(stops) }
        hold.clockStops = record.text("clock")?.value != "runs"
        hold.restarts = record.text("resume")?.value == "restart"
        return hold
    }

    private func trigger(
        _ record: SyntaxRecord, _ name: String, _ condition: CompiledCondition?
    ) -> CompiledHold.Trigger? {
        switch name {
        case HoldLowering.blockName:
            guard record["when"] == nil else {
                context.faults.report(builtInWithCondition(record))
                return nil
            }
            return .block
        case HoldLowering.pendingPaymentName, HoldLowering.coveringCashName:
            context.faults.report(reserved(record, name))
            return nil
        default:
            if record["when"] == nil && record.isComplete { context.faults.report(noCondition(record, name)) }
            return condition.map { .condition($0) }
        }
    }

    private func kinds(_ words: [Located<String>]) -> Set<CompiledHold.Kind> {
        if words.contains(where: { $0.value == "everything" }) { return Set(CompiledHold.Kind.allCases) }
        return Set(words.compactMap { word in CompiledHold.Kind.allCases.first { $0.word == word.value } })
    }

    private func except(_ record: SyntaxRecord) -> Set<Int> {
        let known = KnownNames(context.names.sequences, isOpen: context.names.isOpen)
        var indices: Set<Int> = []
        for name in record.words("except") ?? [] {
            if let index = known.names.firstIndex(of: name.value) {
                indices.insert(index)
            } else if let fault = known.fault(
                of: name, .unknownSequence, what: "sequence", owner: "playbook \"\(context.names.playbook)\"")
            {
                context.faults.report(fault)
            }
        }
        return indices
    }
}

// MARK: - Messages

extension HoldLowering {
    private func builtInWithCondition(_ record: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .reservedName, at: record.place("when"),
            "hold \"block\" is built in: it holds while the ledger says so, and has no \"when\"",
            help: "take \"when\" out to set its other keys, or give your hold another name")
    }

    private func reserved(_ record: SyntaxRecord, _ name: String) -> Diagnostic {
        Diagnostic(
            .reservedName, at: record.place("hold"), "hold \"\(name)\" is built in", help: "give yours another name")
    }

    private func noCondition(_ record: SyntaxRecord, _ name: String) -> Diagnostic {
        Diagnostic(
            .missingKey, at: record.place("hold"), "hold \"\(name)\" has no \"when\"",
            help: "write \"when:\" and a condition; only the built-in hold \"block\" goes without")
    }

    private func partOfAccount(_ only: SyntaxField) -> Diagnostic {
        Diagnostic(
            .unusedKey, at: only.keyRange, "\"only\" has no effect on a hold of the whole account",
            help: "name a fact of the invoice in \"when\", such as \"disputed\", or take it out")
    }
}
