import Foundation
import LedgerReading
import RelanceTestSupport
import Testing

extension PublicData {
    static func absence(_ name: String) -> Comment {
        "the public data \(name) is not there: put it into ../shared/data beside the package to run this test"
    }

    static func read(_ name: String, mapping: String) throws -> LedgerReading {
        try LedgerReader.read(
            folder: folder.appending(path: name).path,
            mapping: repositoryRoot.appending(path: "examples/mappings/\(mapping).yaml").path,
            vocabulary: LedgerVocabulary())
    }

    static let highradius = Result { try read("highradius-open", mapping: "highradius") }
    static let ibm = Result { try read("ibm-receivables", mapping: "ibm") }
}
