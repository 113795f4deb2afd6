import DunningEngine
import MessageTemplates
import PlaybookProgram

extension MessageContext {
    /// Adds values of facts under the names that templates know them by.
    mutating func add(_ facts: [Fact: FactValue], named name: (Fact) -> String) {
        for (fact, value) in facts { self[name(fact)] = value.told }
    }
}

extension FactValue {
    /// `nil` for a day that never comes.
    fileprivate var told: MessageValue? {
        switch self {
        case .boolean(let value): .flag(value)
        case .number(let number): .number(number)
        case .money(let money): .money(money)
        case .days(let days): .days(days)
        case .date(let date): date.map { .day($0) }
        case .text(let text): .text(text)
        }
    }
}

extension Fact {
    /// `account.overdue`, `customer.id`, `customer.strategic`.
    func fullName(_ fields: [OwnField]) -> String {
        switch self {
        case .builtIn(let fact): fact.rawValue
        case .own(let index): "\(fields[index].scope.rawValue).\(fields[index].name)"
        }
    }

    /// As an item or a service has it: `days_overdue`; the ground's keep their prefix.
    func ownName(_ fields: [OwnField]) -> String {
        switch self {
        case .builtIn(let fact): fact.scope == .ground ? fact.rawValue : fact.name
        case .own(let index): fields[index].name
        }
    }
}

/// The facts whose values the messages of a workspace tell.
enum ToldFactNames {
    /// Every fact that one of the templates may name, somewhere.
    static func facts(in templates: [MessageTemplate], _ policy: CompiledPolicy) -> Set<Fact> {
        let names = templates.reduce(into: Set<String>()) { names, template in
            for node in template.body + template.subject.nodes + (template.sms?.nodes ?? []) {
                node.collectNames(into: &names)
            }
        }
        let own = policy.fields.indices.filter { policy.fields[$0].builtIn == nil }.map(Fact.own)
        let facts = BuiltInFact.allCases.filter { Self.scopes.contains($0.scope) }.map(Fact.builtIn) + own
        return Set(
            facts.filter { names.contains($0.fullName(policy.fields)) || names.contains($0.ownName(policy.fields)) })
    }

    /// Promises, disputes and the day are told from the ledger itself.
    private static let scopes: Set<FactScope> = [.invoice, .account, .customer, .service, .ground]
}

extension TemplateNode {
    /// Every name that the node writes or asks about, with and without what is asked of it.
    fileprivate func collectNames(into names: inout Set<String>) {
        func add(_ name: VariableName) {
            names.insert(name.text)
            if let (own, _) = name.split { names.insert(own) }
        }
        switch self {
        case .text: break
        case .value(let tag): add(tag.name)
        case .section(let section):
            add(section.tag.name)
            for node in section.nodes { node.collectNames(into: &names) }
        case .partial(_, let nodes): for node in nodes { node.collectNames(into: &names) }
        }
    }
}
