import Diagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files of a ledger's folder that look like tables and are read by nothing: a payment that is overlooked is a customer who is
/// chased for what he has paid.
///
/// Without a mapping a name that is nearly a table's is an error: `Payments.CSV`, `payment.csv`, `un_billed.csv`. With a mapping the
/// names are the mapping's. A `mapping.yml` that is not read is an error too: it says how to read all the others. Whatever else ends
/// in `.csv` or `.tsv` is told. Hidden files are nobody's.
struct UnreadFiles {
    /// By name.
    let errors: [Diagnostic]
    /// By name: a path and a sentence.
    let warnings: [(path: String, message: String)]

    /// - Parameter readPaths: Of the files that the ledger is read from, as they are opened.
    init(in folder: String, readPaths: [String], hasMapping: Bool) {
        let read = Set(readPaths.compactMap(FileIdentity.init))
        var errors: [Diagnostic] = []
        var warnings: [(path: String, message: String)] = []
        for name in UnreadFiles.names(in: folder) {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            guard let file = FileIdentity(path), !read.contains(file) else { continue }
            if UnreadFiles.isMapping(name) {
                if !hasMapping { errors.append(.misnamed(name, path, expected: "mapping.yaml")) }
            } else if !hasMapping, let table = UnreadFiles.table(meantBy: name) {
                errors.append(.misnamed(name, path, expected: "\(table.rawValue).csv"))
            } else {
                warnings.append((path, UnreadFiles.message(name, hasMapping: hasMapping)))
            }
        }
        (self.errors, self.warnings) = (errors, warnings)
    }

    /// The names in a folder that end as tables do, sorted by their bytes.
    private static func names(in folder: String) -> [String] {
        guard let listing = opendir(folder) else { return [] }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            let lowercased = name.lowercased()
            if !name.hasPrefix("."), endings.contains(where: lowercased.hasSuffix) || isMapping(name) {
                names.append(name)
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static let endings = [".csv", ".tsv"]

    /// Whether a name is `mapping.yaml` but for its case and ending.
    private static func isMapping(_ name: String) -> Bool {
        ["mapping.yaml", "mapping.yml"].contains(name.lowercased())
    }

    /// The table that a file's name means, but for the ending.
    private static func table(meantBy name: String) -> LedgerTable? { LedgerTable(meantBy: name.dropLast(4)) }

    private static func message(_ name: String, hasMapping: Bool) -> String {
        guard !hasMapping else {
            let table = table(meantBy: name).map { ", say \"\($0.rawValue):\" there if it is that table" } ?? ""
            return "the file is read by nothing: the mapping does not name it" + table
        }
        let near = NameSuggestion.nearest(to: String(name.dropLast(4)), among: LedgerTable.allCases.map(\.rawValue))
        return "the file is read by nothing: it is no table of a ledger"
            + (near.map { ", did you mean \"\($0).csv\"?" } ?? "")
    }
}

extension LedgerTable {
    /// The table whose name differs from another only in case, in separators or in an `s` at the end.
    init?(meantBy name: some StringProtocol) {
        func letters(_ name: some StringProtocol) -> String {
            let letters = name.lowercased().filter { !"_-. ".contains($0) }
            return letters.hasSuffix("s") ? String(letters.dropLast()) : letters
        }
        let meant = letters(name)
        guard let table = LedgerTable.allCases.first(where: { letters($0.rawValue) == meant }) else { return nil }
        self = table
    }
}

/// What makes two paths one file.
private struct FileIdentity: Hashable {
    let device: UInt64
    let number: UInt64

    /// `nil` for what is not there, and for a folder.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 || lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            return nil
        }
        (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino))
    }
}

extension Diagnostic {
    fileprivate static func misnamed(_ name: String, _ path: String, expected: String) -> Diagnostic {
        let mapped = expected == "mapping.yaml" ? "" : ", name it in mapping.yaml"
        return Diagnostic(
            .misnamedTable, at: SourceRange(SourceFile(path: path, bytes: []), 0..<0),
            "\"\(name)\" is read by nothing, expected \"\(expected)\"",
            help: "rename it to \"\(expected)\"\(mapped), or take it out of the folder")
    }
}
