/// Variables, and statements about them that are all to be true.
public struct ConstraintProblem: Sendable {
    public enum Sort: String, Sendable { case integer = "Int", statement = "Bool" }

    /// In the order in which they were declared.
    public private(set) var variables: [(name: String, sort: Sort)] = []
    public private(set) var constraints: [Formula] = []
    private var declared: Set<String> = []
    private var stated: Set<Formula> = []

    public init() {}

    /// A variable of whole numbers, the same for the same name.
    ///
    /// - Parameter name: Without `|` and `\`.
    public mutating func integer(_ name: String) -> Term {
        declare(name, .integer)
        return Term(text: "|\(name)|")
    }

    /// A variable that is true or false.
    public mutating func statement(_ name: String) -> Formula {
        declare(name, .statement)
        return Formula(text: "|\(name)|")
    }

    public func isDeclared(_ name: String) -> Bool { declared.contains(name) }

    public mutating func require(_ formula: Formula) {
        guard formula != .always, stated.insert(formula).inserted else { return }
        constraints.append(formula)
    }

    private mutating func declare(_ name: String, _ sort: Sort) {
        if declared.insert(name).inserted { variables.append((name, sort)) }
    }

    /// The whole problem in the solver's notation.
    public var text: String {
        let declarations = variables.map { "(declare-const |\($0.name)| \($0.sort.rawValue))\n" }
        return declarations.joined() + constraints.map { "(assert \($0.text))\n" }.joined()
    }
}
