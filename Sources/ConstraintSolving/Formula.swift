/// A statement about variables that is true or false, in the solver's own notation (SMT-LIB 2).
///
/// Kept as text: equal statements are equal texts, so that what was answered once need not be asked again.
public struct Formula: Hashable, Sendable {
    public let text: String

    public init(text: String) { self.text = text }

    public static let always = Formula(text: "true")
    public static let never = Formula(text: "false")

    /// True when all parts are.
    public static func all(_ parts: [Formula]) -> Formula {
        let parts = parts.filter { $0 != .always }
        if parts.contains(.never) { return .never }
        return parts.isEmpty ? .always : parts.count == 1 ? parts[0] : joined("and", parts)
    }

    /// True when one part is.
    public static func any(_ parts: [Formula]) -> Formula {
        let parts = parts.filter { $0 != .never }
        if parts.contains(.always) { return .always }
        return parts.isEmpty ? .never : parts.count == 1 ? parts[0] : joined("or", parts)
    }

    public static prefix func ! (part: Formula) -> Formula {
        switch part {
        case .always: .never
        case .never: .always
        default: Formula(text: "(not \(part.text))")
        }
    }

    public func implies(_ other: Formula) -> Formula { .any([!self, other]) }

    private static func joined(_ word: String, _ parts: [Formula]) -> Formula {
        Formula(text: "(\(word) \(parts.map(\.text).joined(separator: " ")))")
    }
}

/// A whole number: a variable, a constant or a sum.
public struct Term: Hashable, Sendable, ExpressibleByIntegerLiteral {
    public let text: String

    public init(text: String) { self.text = text }
    public init(_ value: some BinaryInteger) { text = value < 0 ? "(- \(String(value).dropFirst()))" : String(value) }
    public init(integerLiteral value: Int) { self.init(value) }

    public static func + (left: Term, right: Term) -> Term {
        right == 0 ? left : Term(text: "(+ \(left.text) \(right.text))")
    }
    public static func - (left: Term, right: Term) -> Term {
        right == 0 ? left : Term(text: "(- \(left.text) \(right.text))")
    }
    public static func * (left: Term, right: Term) -> Term { Term(text: "(* \(left.text) \(right.text))") }
    public static func % (left: Term, right: Term) -> Term { Term(text: "(mod \(left.text) \(right.text))") }

    public func isEqual(to other: Term) -> Formula { Formula(text: "(= \(text) \(other.text))") }
    public func isAtMost(_ other: Term) -> Formula { Formula(text: "(<= \(text) \(other.text))") }
    public func isLess(than other: Term) -> Formula { Formula(text: "(< \(text) \(other.text))") }
    public func isAtLeast(_ other: Term) -> Formula { Formula(text: "(>= \(text) \(other.text))") }
    public func isMore(than other: Term) -> Formula { Formula(text: "(> \(text) \(other.text))") }
    public func isBetween(_ low: Term, _ high: Term) -> Formula { .all([isAtLeast(low), isAtMost(high)]) }
    public func isOne(of values: [Term]) -> Formula { .any(values.map(isEqual)) }

    /// One number or another, as a statement says.
    public static func `if`(_ condition: Formula, _ then: Term, else other: Term) -> Term {
        Term(text: "(ite \(condition.text) \(then.text) \(other.text))")
    }

    public static func max(_ left: Term, _ right: Term) -> Term { .if(left.isAtLeast(right), left, else: right) }
    public static func min(_ left: Term, _ right: Term) -> Term { .if(left.isAtMost(right), left, else: right) }
}
