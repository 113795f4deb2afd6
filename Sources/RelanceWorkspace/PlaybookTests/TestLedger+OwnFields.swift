import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax
import Receivables

extension TestLedger {
    /// Every column that a ledger can have, so that what a case leaves out is empty and not missing.
    mutating func addFields() {
        assembly.ledger.columns = Set(FactTable.rows.compactMap(\.column))
        for field in policy.fields where field.builtIn == nil {
            assembly.ledger.ownFields.append(OwnFieldColumn(table: field.scope.rawValue, name: field.name))
        }
    }

    /// The own fields of the row that was added last; empty where the case does not say.
    mutating func addOwnValues(_ row: SyntaxRecord?, table: String) {
        for index in assembly.ledger.ownFields.indices where assembly.ledger.ownFields[index].table == table {
            let field = row?[assembly.ledger.ownFields[index].name]
            assembly.ledger.ownFields[index].values.append(field.flatMap { ownValue($0.value) })
        }
    }

    private mutating func ownValue(_ value: SyntaxValue) -> OwnValue? {
        switch value {
        case .boolean(let value), .literal(.boolean(let value)): .boolean(value)
        case .number(let number), .literal(.number(let number)): .number(number)
        case .integer(let number): .number(ExactNumber(number))
        case .money(let money), .literal(.money(let money)): .money(money)
        case .literal(.days(let days)): .days(days)
        case .date(let date), .literal(.date(let date)): .date(date)
        case .text(let text), .literal(.text(let text)): .text(assembly.ledger.text.add(text))
        case .word(let word), .literal(.word(let word)): .word(assembly.ledger.symbols.intern(word))
        default: nil
        }
    }
}
