import Diagnostics
import FinancialValues
import Foundation
import PlaybookProgram
import RelanceTestSupport
import StrictYAML
import Testing

@testable import PlaybookSyntax

@Suite("The tables of keys")
struct KeyTableTests {
    @Test("every kind of record has one table, and no table a key twice", arguments: RecordKind.allCases)
    func tables(_ kind: RecordKind) {
        #expect(KeyTable.all.count { $0.kind == kind } == 1)
        let keys = KeyTable.of(kind).keys
        #expect(Set(keys).count == keys.count)
        if let identity = KeyTable.of(kind).identity { #expect(keys.contains(identity)) }
    }

    @Test("keys are small letters, and help is one line without a full stop", arguments: KeyTable.all.map(\.kind))
    func rows(_ kind: RecordKind) {
        for row in KeyTable.of(kind).rows {
            #expect(row.key.allSatisfy { $0.isLowercase && $0.isASCII || $0 == "_" }, "\(row.key)")
            #expect(!row.help.isEmpty && !row.help.hasSuffix(".") && !row.help.contains("\n"), "\(row.key)")
            // What must be written has nothing that holds without it; the rest says what does.
            if row.presence == .optional, row.key != "guarantee", row.key != "pack" {
                #expect(row.standard != nil, "\(row.key)")
            }
            if row.presence != .optional { #expect(row.standard == nil, "\(row.key)") }
        }
    }

    @Test("the words of closed lists are those that the program knows")
    func words() throws {
        #expect(words(.step, "send") == Channel.allCases.map(\.rawValue))
        #expect(words(.sequence, "per") == CompiledSequence.Unit.allCases.map(\.rawValue))
        #expect(words(.step, "combine") == Combine.allCases.map(\.rawValue))
        #expect(words(.step, "lists") == Lists.allCases.map(\.rawValue))
        #expect(words(.step, "charge") == Charge.allCases.map(\.rawValue))
        #expect(words(.stage, "effect") == SuspensionEffect.allCases.map(\.rawValue))
        #expect(words(.bar, "effects") == SuspensionEffect.allCases.map(\.rawValue))
        #expect(words(.suspension, "ground") == CompiledSuspension.Ground.allCases.map(\.rawValue))
        #expect(words(.obligation, "per") == CompiledObligation.Unit.allCases.map(\.rawValue))
        #expect(words(.hold, "only") == CompiledHold.Part.allCases.map(\.rawValue))
        #expect(words(.hold, "stops") == CompiledHold.Kind.allCases.map(\.word) + ["everything"])
        #expect(words(.latePayment, "follows") == InterestRule.Follows.allCases.map(\.rawValue))
        #expect(words(.latePayment, "day_count") == DayCount.allCases.map(\.rawValue))
        #expect(words(.latePayment, "starts") == LatePaymentRule.Start.allCases.map(\.rawValue))
        #expect(words(.latePayment, "part_payments") == LateDebt.PaymentOrder.allCases.map(\.rawValue))
        #expect(words(.referenceRate, "taken") == ReferenceRate.Taken.allCases.map(\.rawValue))
    }

    @Test("a trade word leads to a key that some table has")
    func tradeWords() {
        let keys = Set(KeyTable.all.flatMap(\.keys))
        for (word, candidates) in TradeWords.keys {
            #expect(candidates.allSatisfy(keys.contains), "\(word)")
        }
        #expect(TradeWords.key(for: "interval", in: .of(.sequence)) == "spacing")
        #expect(TradeWords.key(for: "level", in: .of(.step)) == "step")
        #expect(TradeWords.key(for: "block", in: .of(.hold)) == "hold")
        #expect(TradeWords.key(for: "condition", in: .of(.hold)) == "when")
        #expect(TradeWords.key(for: "procedure", in: .of(.playbook)) == "playbook")
        #expect(TradeWords.key(for: "workflow", in: .of(.playbook)) == "sequences")
    }

    @Test("codes are unique and kebab-case, over YAML and syntax")
    func codes() {
        let ids = (DiagnosticCode.syntaxCodes + DiagnosticCode.allYAML).map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } })
    }

    private func words(_ kind: RecordKind, _ key: String) -> [String] {
        switch KeyTable.of(kind)[key]?.value {
        case .choice(let words)?, .choices(let words)?: words
        default: []
        }
    }
}

@Suite("The reference is written from the tables")
struct ReferenceTests {
    @Test("docs/reference/keys.md")
    func keys() { expectGolden(KeyReference.text, at: repositoryRoot.appending(path: "docs/reference/keys.md")) }

    @Test("docs/reference/facts.md")
    func facts() { expectGolden(FactReference.text, at: repositoryRoot.appending(path: "docs/reference/facts.md")) }
}
