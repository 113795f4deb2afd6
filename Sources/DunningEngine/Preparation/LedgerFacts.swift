import FinancialValues
import PlaybookProgram
import Receivables

/// Where the facts that the ledger feeds have their values, their defaults, and which of them it does not feed.
struct LedgerFacts: Sendable {
    private let defaults: [BuiltInFact: Constant]
    /// For each of the policy's own fields, the ledger's column of values.
    let ownColumns: [Int?]
    private let fields: [OwnField]
    /// Facts whose column the ledger does not have.
    private let unfed: Set<BuiltInFact>

    init(policy: CompiledPolicy, ledger: LedgerSnapshot) {
        var defaults: [BuiltInFact: Constant] = [:]
        for field in policy.fields {
            if let fact = field.builtIn, let value = field.defaultValue { defaults[fact] = value }
        }
        self.defaults = defaults
        fields = policy.fields
        unfed = Set(
            FactTable.rows.filter { row in row.column.map { !ledger.columns.contains($0) } ?? false }.map(\.fact))
        ownColumns = policy.fields.map { field in
            ledger.ownFields.firstIndex { $0.table == field.scope.rawValue && $0.name == field.name }
        }
    }

    func defaultValue(of fact: BuiltInFact) -> Constant? { defaults[fact] }

    /// Whether a boolean fact's column is not in the ledger.
    func isFedByDefault(_ fact: BuiltInFact) -> Bool { unfed.contains(fact) }

    /// The column that a fact needs and the ledger does not have, when there is no default either.
    func missingColumn(of fact: PreparedFact) -> (fact: String, column: String)? {
        switch fact {
        case .builtIn(let fact):
            guard unfed.contains(fact), defaults[fact] == nil, let column = FactTable.row(of: fact).column else {
                return nil
            }
            return (fact.rawValue, column)
        case .own(let index):
            let field = fields[index]
            guard ownColumns[index] == nil, field.defaultValue == nil else { return nil }
            return ("\(field.scope.rawValue).\(field.name)", "\(field.scope.rawValue)s.\(field.name)")
        }
    }

    func name(ofOwn index: Int) -> String { "\(fields[index].scope.rawValue).\(fields[index].name)" }
    func field(_ index: Int) -> OwnField { fields[index] }
}
