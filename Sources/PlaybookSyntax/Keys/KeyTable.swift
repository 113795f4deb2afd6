/// The keys of one kind of map: the one place that knows them.
///
/// Reading, "did you mean", the keys allowed here, the missing ones and the reference documentation all draw on it.
public struct KeyTable: Sendable {
    public let kind: RecordKind
    /// The heading of its section in the reference.
    public let title: String
    /// What one is called in a message, with its article: `a step`.
    public let noun: String
    /// One or two sentences for the reference.
    public let help: String
    /// The key whose value is its name; `nil` for what is named by its place, or not at all.
    public let identity: String?
    /// In the order of the reference.
    public let rows: [KeyRow]
    /// The keys of which exactly one must be written: `guarantee` or `pack`. Empty: no such choice.
    public let exactlyOne: [String]
    /// Other keys are allowed: they are columns of the author's own ledger, read to `.literal`.
    public let takesOwnFields: Bool

    init(
        _ kind: RecordKind, title: String, noun: String, identity: String? = nil, exactlyOne: [String] = [],
        takesOwnFields: Bool = false, help: String, _ rows: [KeyRow]
    ) {
        self.kind = kind
        self.title = title
        self.noun = noun
        self.help = help
        self.identity = identity
        self.rows = rows
        self.exactlyOne = exactlyOne
        self.takesOwnFields = takesOwnFields
    }

    public subscript(key: String) -> KeyRow? { rows.first { $0.key == key } }

    public var keys: [String] { rows.map(\.key) }

    public static func of(_ kind: RecordKind) -> KeyTable { tablesByKind[kind]! }

    /// Every table, in the order of the reference.
    public static let all: [KeyTable] =
        policyTables + rateTables + playbookTables + sequenceTables + suspensionTables + guaranteeTables + testTables
        + givenTables

    private static let tablesByKind = Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })

    /// The rows that a record needs and lacks, once merged.
    ///
    /// - Parameter merged: False for one layer: what a parent may give is not missed.
    public func missingRows(in record: SyntaxRecord, merged: Bool) -> [KeyRow] {
        rows.filter { row in
            switch row.presence {
            case .optional: false
            case .required: record[row.key] == nil
            case .requiredWhenMerged: merged && record[row.key] == nil
            }
        }
    }
}
