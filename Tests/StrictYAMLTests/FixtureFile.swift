import Diagnostics
import Foundation
import RelanceTestSupport
import StrictYAML
import Testing

/// A file of a fixture folder, as one case of a test.
struct FixtureFile: CustomTestStringConvertible, Sendable {
    let url: URL

    static func all(in folder: String) -> [FixtureFile] {
        contents(of: fixtures(folder)).filter { $0.pathExtension == "yaml" }.map(FixtureFile.init)
    }

    var testDescription: String { url.deletingPathExtension().lastPathComponent }

    /// Named without its folder.
    var source: SourceFile {
        SourceFile(path: url.lastPathComponent, readingBytes: [UInt8]((try? Data(contentsOf: url)) ?? Data()))
    }

    func beside(_ pathExtension: String) -> URL {
        url.deletingPathExtension().appendingPathExtension(pathExtension)
    }
}
