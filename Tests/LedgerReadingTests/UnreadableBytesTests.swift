import Diagnostics
import Foundation
import RelanceTestSupport
import Testing

@testable import LedgerReading

/// Whatever stands in the files, reading them ends, and every row is used, unusable or set aside.
@Suite("Files that are damaged")
struct UnreadableBytesTests {
    private static let tables = contents(of: fixtures("ledgers").appending(path: "every-table"))
        .filter { $0.pathExtension == "csv" }.map(\.lastPathComponent)

    private func fixture() throws -> LedgerFixture {
        let fixture = try LedgerFixture([:])
        for file in contents(of: fixtures("ledgers").appending(path: "every-table")) where file.pathExtension == "csv" {
            try fixture.write(file.lastPathComponent, Data(contentsOf: file))
        }
        return fixture
    }

    private func check(_ fixture: LedgerFixture, _ table: String, _ bytes: Data) throws {
        try fixture.write(table, bytes)
        let reading: LedgerReading
        do throws(LedgerReadingError) {
            reading = try LedgerReader.read(folder: fixture.folder.path, vocabulary: storyVocabulary)
        } catch {
            // A header that is damaged is told as such.
            guard case .unreadable = error else { throw error }
            return
        }
        let found = reading.report.tables.first { $0.file.hasSuffix(table) }
        guard let found, found.rows == rowCount(of: Array(bytes)), found.used >= 0 else {
            Issue.record("rows are lost of \(table): \(String(decoding: bytes, as: UTF8.self))")
            return
        }
    }

    @Test("every beginning of every table", arguments: tables)
    func prefixes(_ table: String) throws {
        let fixture = try fixture()
        let bytes = try Data(contentsOf: fixture.folder.appending(path: table))
        for length in 0..<bytes.count {
            try check(fixture, table, bytes.prefix(length))
        }
    }

    @Test("tables with some bytes replaced", arguments: tables)
    func replacedBytes(_ table: String) throws {
        let fixture = try fixture()
        let bytes = try Array(Data(contentsOf: fixture.folder.appending(path: table)))
        var random = RandomNumbers(seed: UInt64(table.utf8.count))
        let alphabet: [UInt8] = Array("\",;\n\r-.0129eCF\t ".utf8) + [0, 0x80, 0xC3, 0xE2, 0xFF]
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0..<(1 + random.next() % 6) {
                damaged[Int(random.next() % UInt64(damaged.count))] =
                    alphabet[Int(random.next() % UInt64(alphabet.count))]
            }
            try check(fixture, table, Data(damaged))
        }
    }

    @Test("random bytes below a good header", arguments: tables)
    func randomBytes(_ table: String) throws {
        let fixture = try fixture()
        let header =
            try String(contentsOf: fixture.folder.appending(path: table), encoding: .utf8).prefix { $0 != "\n" } + "\n"
        var random = RandomNumbers(seed: 7)
        for _ in 0..<25 {
            let bytes = (0..<(random.next() % 600)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let text = (0..<(random.next() % 600)).map { _ in
                Array("C1,FR01\"\n2026-03-0EUR".utf8)[Int(random.next() % 21)]
            }
            try check(fixture, table, Data(header.utf8) + Data(bytes) + Data(text))
        }
    }

    @Test("every beginning of a mapping")
    func mappingPrefixes() throws {
        let mapping = try Data(contentsOf: repositoryRoot.appending(path: "examples/mappings/highradius.yaml"))
        for length in 0..<mapping.count {
            let file = SourceFile(path: "mapping.yaml", bytes: Array(mapping.prefix(length)))
            var decoder = MappingDecoder(ownFields: [])
            _ = decoder.decode(file)
        }
    }
}
