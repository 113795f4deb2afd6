/// The reference of facts in Markdown, written from the table.
public enum FactReference {
    public static var text: String {
        var text = """
            # Facts

            What a condition may ask about, by what it is of. In the conditions of a sequence or hold on invoices, invoice facts \
            are written without `invoice.`; in `services:` those of a service without `service.`; in a sequence per promise or \
            dispute its own facts. Facts of the day never have a prefix, and `legal_entity` needs none. A fact with a *column* \
            needs that column of the ledger, or a default under `fields:` in the policy.

            <!-- Written from the table of facts. -->


            """
        for scope in FactScope.allCases {
            text += "## \(scope.title)\n\n| fact | type | column | is |\n| --- | --- | --- | --- |\n"
            for row in FactTable.rows where row.fact.scope == scope {
                let column = row.column.map { "`\($0)`" } ?? ""
                text += "| `\(name(of: row.fact))` | \(row.type.reference) | \(column) | \(row.help) |\n"
            }
            text += "\n"
        }
        return text + events
    }

    private static func name(of fact: BuiltInFact) -> String { fact.scope == .day ? fact.name : fact.rawValue }

    private static let events = """
        ## Events

        Something that the playbook names, or that the ledger dates: a step, a stage, a task, or an anchor of clocks.

        | written | true when |
        | --- | --- |
        | `EVENT at least 8 days ago` | its latest day in the current case is 8 days ago or longer |
        | `EVENT at least 8 full days ago` | 8 whole days lie between its day and today |
        | `EVENT within 5 days` | its day is today or at most 5 days ago |
        | `no EVENT within 5 days` | not so |
        | `TASK done` | history shows the task as done |
        | `NAME received` | history proves it, or `delivery` deems it received |

        """
}

extension FactScope {
    fileprivate var title: String {
        switch self {
        case .invoice: "Invoice"
        case .account: "Account"
        case .customer: "Customer"
        case .service: "Service"
        case .ground: "Ground of a stage"
        case .promise: "Promise"
        case .dispute: "Dispute"
        case .day: "Day"
        }
    }
}

extension ValueType {
    fileprivate var reference: String {
        switch self {
        case .boolean: "true or false"
        case .number: "a number"
        case .money: "an amount"
        case .days: "days"
        case .date: "a date"
        case .text: "a text"
        case .enumeration(let list): list.reference
        }
    }
}

extension WordList {
    fileprivate var reference: String {
        switch self {
        case .segments: "a segment of the policy"
        case .legalEntities: "a legal entity of the policy"
        case .currencies: "a currency"
        case .countries: "a country"
        case .languages: "a language"
        case .disputeReasons: "a dispute reason of the policy, or `none`"
        case .serviceKinds: "a service kind of the policy"
        case .steps: "a step of the playbook, or `none`"
        case .serviceStatuses: "`active`, `restricted`, `suspended`, `terminated`"
        case .months: "`jan` to `dec`"
        case .weekdays: "`mon` to `sun`"
        case .ownField: "a word of the field's own"
        }
    }
}
