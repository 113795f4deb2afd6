import Diagnostics
import Foundation
import RelanceTestSupport
import Testing

@testable import LedgerReading

/// Whatever is done to the files of a ledger, reading them ends, and every row is used, unusable or set aside.
@Suite("CSV files, damaged in any way") struct CSVFuzzTests {
    @Test("in the normal form") func normalForm() throws {
        let ledgers = try contents(of: fuzzFixtures("ledgers")).map(FuzzLedger.init)
        let damage = TextMutation()
        let found = FuzzRun("csv", cases: 250).violations { random in
            let ledger = random.pick(ledgers)
            let tables = ledger.names.filter { $0.hasSuffix(".csv") }
            defer { try? ledger.restore() }
            for _ in 0..<random.number(1...2) {
                let (name, other) = (random.pick(tables), random.pick(tables))
                try ledger.write(damage.damaged(ledger.files[name]!, with: ledger.files[other]!, &random), to: name)
            }
            let (keepsAll, knowsWords) = (random.chance(50), random.chance(70))
            let reading: LedgerReading
            do throws(LedgerReadingError) {
                reading = try LedgerReader.read(
                    folder: ledger.path, vocabulary: knowsWords ? storyVocabulary : LedgerVocabulary(),
                    keepsAll: keepsAll)
            } catch {
                return FuzzedError.violation(error)
            }
            return try ReadingLaw.violation(reading, keepsAll: keepsAll) { RecordCount.ofCSV(try ledger.bytes($0)) }
        }
        #expect(found == [])
    }

    @Test("through a mapping, the mapping damaged too") func mapped() throws {
        let ledger = try FuzzLedger(fuzzFixtures("fuzz/mapped"))
        let (damage, words) = (TextMutation(separators: ";|"), TextMutation(separators: ":,"))
        let mapping = String(decoding: ledger.files["mapping.yaml"]!, as: UTF8.self)
        let found = FuzzRun("mapping", cases: 250).violations { random in
            defer { try? ledger.restore() }
            // A separator and a number of lines that are known, then damage.
            let (separator, skipped) = (
                random.pick([";", ";", ";", ",", "|", "~"]), random.pick([2, 2, 2, 0, 1, 3, 1_000])
            )
            var text = Array(
                mapping.replacing("separator: \";\"", with: "separator: \"\(separator)\"")
                    .replacing("skip_lines: 2", with: "skip_lines: \(skipped)").utf8)
            let isMappingDamaged = random.chance(50)
            if isMappingDamaged { text = words.damaged(text, with: text, &random) }
            try ledger.write(text, to: "mapping.yaml")
            if !isMappingDamaged || random.chance(50) {
                let name = random.pick(["op.csv", "op.csv", "zahlungen.txt"])
                try ledger.write(damage.damaged(ledger.files[name]!, with: ledger.files["op.csv"]!, &random), to: name)
            }
            let keepsAll = random.chance(50)
            let reading: LedgerReading
            do throws(LedgerReadingError) {
                reading = try LedgerReader.read(folder: ledger.path, vocabulary: storyVocabulary, keepsAll: keepsAll)
            } catch {
                return FuzzedError.violation(error)
            }
            return try ReadingLaw.violation(reading, keepsAll: keepsAll, filters: true) { path in
                // What a damaged mapping says of a file nobody but its reader knows.
                guard !isMappingDamaged else { return nil }
                let isInvoices = path.hasSuffix("op.csv")
                return RecordCount.ofCSV(
                    try ledger.bytes(path),
                    separator: isInvoices ? UInt8(ascii: Unicode.Scalar(separator)!) : UInt8(ascii: "|"),
                    skippedLines: isInvoices ? skipped : 0, hasMark: false)
            }
        }
        #expect(found == [])
    }

    @Test("a proposal for an export ends and says what it found, whatever the file holds") func proposal() throws {
        let ledger = try FuzzLedger(fuzzFixtures("fuzz/mapped"))
        let damage = TextMutation(separators: ";")
        let found = FuzzRun("proposal", cases: 40).violations { random in
            defer { try? ledger.restore() }
            let bytes = damage.damaged(ledger.files["op.csv"]!, with: ledger.files["zahlungen.txt"]!, &random)
            try ledger.write(bytes, to: "op.csv")
            let proposal: MappingProposal
            do throws(LedgerReadingError) {
                proposal = try MappingProposal(ledger.path + "/op.csv")
            } catch {
                return FuzzedError.violation(error)
            }
            // What is proposed is a mapping, whatever the columns are called.
            var decoder = MappingDecoder(ownFields: [])
            _ = decoder.decode(SourceFile(path: "mapping.yaml", bytes: Array(proposal.yaml.utf8)))
            guard let fault = decoder.diagnostics.first(where: { $0.severity == .error }) else { return nil }
            return "the proposal is no mapping: \(fault.message) in \(proposal.yaml)"
        }
        #expect(found == [])
    }
}

/// An error is an answer when it says what is wrong.
enum FuzzedError {
    static func violation(_ error: LedgerReadingError) -> String? {
        switch error {
        case .unreadable(_, let reason): reason.isEmpty ? "an error without a reason" : nil
        case .mapping(let faults), .misnamedTables(let faults): faults.isEmpty ? "an error without a fault" : nil
        default: nil
        }
    }
}
