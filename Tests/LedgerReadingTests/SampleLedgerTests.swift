import Foundation
import RelanceTestSupport
import Testing

@testable import LedgerReading

@Suite("The sample company's ledger")
struct SampleLedgerTests {
    @Test("is in the normal form, without a fault")
    func readsWithoutFaults() throws {
        let reading = try LedgerReader.read(
            folder: repositoryRoot.appending(path: "examples/ledger").path, vocabulary: LedgerVocabulary())
        let unexpected = reading.report.findings.filter { $0.code != "unknown-column" }
        #expect(unexpected.isEmpty, "\(reading.report.text())")
        #expect(reading.report.accountsLeftOut.isEmpty)
        #expect(!reading.snapshot.accounts.isEmpty)
        #expect(reading.report.tables.allSatisfy { $0.used == $0.rows })
    }
}
