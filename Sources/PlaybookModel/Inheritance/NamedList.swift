import PlaybookSyntax

/// The records of one list while a child's are put among its parent's.
///
/// Several put at one place keep the order in which they are written.
struct NamedList {
    var records: [SyntaxRecord]
    /// How many of the child's stand at the front, and behind each name.
    private var atFront = 0
    private var behind: [String: Int] = [:]

    init(_ records: [SyntaxRecord]) { self.records = records }

    var names: [String] { records.compactMap(\.name) }

    /// The last name that is not this one.
    func lastName(but name: String?) -> String? {
        records.last { $0.name != nil && $0.name != name }?.name
    }

    func index(of name: String) -> Int? { records.firstIndex { $0.name == name } }

    mutating func remove(_ name: String) { records.removeAll { $0.name == name } }

    mutating func append(_ record: SyntaxRecord) { records.append(record) }

    /// - Returns: False when the place it asks for is not there.
    mutating func insert(_ record: SyntaxRecord, _ place: SyntaxField?) -> Bool {
        guard case .insertion(let insertion)? = place?.value else {
            records.append(record)
            return true
        }
        switch insertion {
        case .first:
            records.insert(record, at: atFront)
            atFront += 1
        case .before(let name):
            guard let index = index(of: name.value) else { return false }
            records.insert(record, at: index)
        case .after(let name):
            guard let index = index(of: name.value) else { return false }
            let count = behind[name.value, default: 0]
            records.insert(record, at: min(index + 1 + count, records.count))
            behind[name.value] = count + 1
        }
        return true
    }
}
