import Foundation
import RelanceTestSupport
import Testing

/// Each transcript under `Fixtures/transcripts` is a session; a folder of its name beside it is where it begins.
@Suite struct TranscriptTests {
    static let transcripts = contents(of: fixtures("transcripts")).filter { $0.pathExtension == "transcript" }

    @Test("a session at the shell answers as it did", arguments: transcripts)
    func session(_ file: URL) throws {
        let beginning = file.deletingPathExtension()
        let isThere = FileManager.default.fileExists(atPath: beginning.path)
        let folder = try isThere ? TemporaryFolder(copying: beginning) : TemporaryFolder()
        let transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
        #expect(!transcript.commands.isEmpty)
        expectGolden(try transcript.replayed(in: folder), at: file)
    }
}
