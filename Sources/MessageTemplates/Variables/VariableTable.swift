import PlaybookProgram

/// Every variable that templates of a workspace may use: the language's, and the policy's own fields.
public struct VariableTable: Sendable {
    public let rows: [TemplateVariable]
    private let byName: [String: [TemplateVariable]]

    public init(fields: [OwnField] = []) {
        rows = VariableTable.builtIn + fields.flatMap(VariableTable.rows)
        byName = Dictionary(grouping: rows, by: \.name)
    }

    /// What a name means where sections stand around it; `nil` when it means nothing there.
    ///
    /// - Parameter places: From the message inward.
    public func variable(_ name: String, in places: [TemplateVariable.Place]) -> TemplateVariable? {
        guard let rows = byName[name] else { return nil }
        return places.reversed().lazy.compactMap { place in rows.first { $0.place == place } }.first
    }

    /// Everywhere the name means something.
    public func everywhere(_ name: String) -> [TemplateVariable] { byName[name] ?? [] }

    /// The names that mean something within the sections, sorted.
    public func names(in places: [TemplateVariable.Place]) -> [String] {
        Set(rows.filter { places.contains($0.place) }.map(\.name)).sorted()
    }
}

// MARK: - Facts

extension VariableTable {
    /// The facts of conditions, as variables: with their prefix, except for an item's and a service's own.
    static let facts: [TemplateVariable] = FactTable.rows.flatMap { row -> [TemplateVariable] in
        let kind = TemplateVariable.Kind(row.type)
        let fact = row.fact
        func variable(_ name: String, _ place: TemplateVariable.Place, _ need: VariableNeed) -> TemplateVariable {
            TemplateVariable(name: name, kind: kind, place: place, need: need, help: row.help)
        }
        switch fact.scope {
        case .invoice: return [variable(fact.name, .items, .nothing)]
        case .account:
            return [variable(fact.rawValue, .message, .oneAccount), variable(fact.rawValue, .accounts, .nothing)]
        case .customer:
            return [variable(fact.rawValue, .message, .onePayer), variable(fact.rawValue, .accounts, .nothing)]
        case .service: return [variable(fact.name, .services, .nothing)]
        case .ground:
            return [variable(fact.rawValue, .message, .accountLimit), variable(fact.rawValue, .services, .nothing)]
        case .promise:
            return [variable(fact.rawValue, .message, .onePromise), variable(fact.rawValue, .promises, .nothing)]
        case .dispute:
            return [variable(fact.rawValue, .message, .oneDispute), variable(fact.rawValue, .disputes, .nothing)]
        case .day: return fact == .dayToday ? [variable(fact.name, .message, .nothing)] : []
        }
    }

    /// A field that only gives a built-in fact a default adds nothing.
    private static func rows(of field: OwnField) -> [TemplateVariable] {
        guard field.builtIn == nil else { return [] }
        let kind = TemplateVariable.Kind(field.type)
        let name = "\(field.scope.rawValue).\(field.name)"
        let help = "the policy's own field"
        let places: [(String, TemplateVariable.Place, VariableNeed)] =
            switch field.scope {
            case .customer: [(name, .message, .onePayer), (name, .accounts, .nothing)]
            case .account: [(name, .message, .oneAccount), (name, .accounts, .nothing)]
            case .invoice: [(field.name, .items, .nothing)]
            case .service: [(field.name, .services, .nothing)]
            case .ground, .promise, .dispute, .day: []
            }
        return places.map { TemplateVariable(name: $0.0, kind: kind, place: $0.1, need: $0.2, help: help) }
    }
}

extension TemplateVariable.Kind {
    init(_ type: ValueType) {
        switch type {
        case .boolean: self = .flag
        case .number: self = .number
        case .money: self = .money
        case .days: self = .days
        case .date: self = .day
        case .text, .enumeration: self = .text
        }
    }
}
