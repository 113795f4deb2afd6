import Foundation
import LedgerReading
import Testing

/// Real receivables that are published elsewhere and are no part of the project; tests read them where they lie beside it.
enum PublicData {
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let folder = package.deletingLastPathComponent().appending(path: "shared/data")

    static func isPresent(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: name).path)
    }

    static func absence(_ name: String) -> Comment {
        "the public data \(name) is not there: put it into ../shared/data beside the package to run this test"
    }

    static func read(_ name: String, mapping: String) throws -> LedgerReading {
        try LedgerReader.read(
            folder: folder.appending(path: name).path,
            mapping: package.appending(path: "examples/mappings/\(mapping).yaml").path, vocabulary: LedgerVocabulary())
    }

    static let highradius = Result { try read("highradius-open", mapping: "highradius") }
    static let ibm = Result { try read("ibm-receivables", mapping: "ibm") }
}
