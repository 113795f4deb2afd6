import Diagnostics
import Foundation
import MessageTemplates
import PlaybookProgram
import RelanceTestSupport
import Testing

@Suite("The table of variables")
struct VariableTableTests {
    @Test("docs/reference/variables.md")
    func reference() {
        expectGolden(VariableReference.text, at: repositoryRoot.appending(path: "docs/reference/variables.md"))
    }

    @Test("a name means one thing in a place")
    func unique() {
        let rows = VariableTable().rows
        let counts = Dictionary(grouping: rows) { "\($0.place.rawValue) \($0.name)" }.mapValues(\.count)
        #expect(counts.filter { $0.value > 1 }.keys.sorted() == [])
    }

    @Test("every fact of conditions can be printed somewhere, but those of the calendar")
    func facts() {
        let names = Set(VariableTable().rows.map(\.name))
        let missing = BuiltInFact.allCases.filter { !names.contains($0.rawValue) && !names.contains($0.name) }
        #expect(missing.map(\.rawValue) == ["day.month", "day.weekday", "day.working_day"])
    }

    @Test("no name ends in what is asked of a value")
    func aspects() {
        #expect(VariableTable().rows.filter { VariableName($0.name).split != nil }.map(\.name) == [])
    }

    @Test("a name is looked for from the inside out")
    func places() throws {
        let table = VariableTable()
        #expect(table.variable("number", in: [.message])?.name == nil)
        #expect(table.variable("number", in: [.message, .items])?.place == .items)
        #expect(table.variable("sender", in: [.message, .accounts, .items])?.place == .accounts)
        #expect(table.variable("recipient", in: [.message, .items])?.place == .message)
    }

    @Test("the policy's own fields are variables of their kind")
    func ownFields() {
        let range = SourceRange(SourceFile(path: "policy.yaml", bytes: []), 0..<0)
        func field(_ scope: FactScope, _ name: String, _ type: ValueType, _ builtIn: BuiltInFact? = nil) -> OwnField {
            OwnField(scope: scope, name: name, type: type, defaultValue: nil, builtIn: builtIn, origin: range)
        }
        let table = VariableTable(fields: [
            field(.customer, "strategic", .boolean), field(.invoice, "project", .text),
            field(.service, "main_residence", .boolean), field(.customer, "risk_score", .number, .customerRiskScore),
        ])
        #expect(table.variable("customer.strategic", in: [.message])?.kind == .flag)
        #expect(table.variable("project", in: [.message, .items])?.kind == .text)
        #expect(table.variable("main_residence", in: [.message, .services])?.kind == .flag)
        #expect(
            table.everywhere("customer.risk_score").count == VariableTable().everywhere("customer.risk_score").count)
    }

    @Test("what a message cannot fill has a reason, and a word for the reference")
    func needs() {
        for need in VariableNeed.allCases where need != .nothing {
            #expect(!need.unmet.isEmpty)
            #expect(!need.condition.isEmpty)
        }
    }
}
