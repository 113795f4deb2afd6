/// The stable, kebab-case name of one kind of fault: `unknown-step`. Each has a page in the documentation.
///
/// Each target declares its own as static members, beside what finds them.
public struct DiagnosticCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let id: String

    public init(_ id: String) { self.id = id }

    public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.id < right.id }
    public var description: String { id }
}

/// How bad it is. Errors make a playbook unusable; warnings do not.
public enum DiagnosticSeverity: String, Sendable {
    case error, warning
}
