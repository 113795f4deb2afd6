import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport
import Testing

@Suite("The streams of the process") struct RelanceProcessTests {
    private let today = CalendarDate(iso: "2026-03-02")!

    @Test("an answer that cannot be written is not done, and standard error says why")
    func fullDisk() throws {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        let folder = try TemporaryFolder()
        let errors = open(folder.path + "/errors", O_WRONLY | O_CREAT, 0o600)
        defer { close(errors) }
        #expect(RelanceProcess.run(["version"], output: full, errors: errors, today: today) == .notDone)
        #expect(
            try folder.text("errors") == "error: standard output cannot be written: No space left on device\n")
    }

    @Test("a reader that has gone away is no fault")
    func goneReader() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        let folder = try TemporaryFolder()
        let errors = open(folder.path + "/errors", O_WRONLY | O_CREAT, 0o600)
        defer { close(errors) }
        #expect(RelanceProcess.run(["version"], output: ends[1], errors: errors, today: today) == .fine)
        #expect(try folder.text("errors") == "")
    }

    @Test("a long answer goes through a pipe that is read slowly")
    func slowReader() async throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        let (reading, writing) = (ends[0], ends[1])
        let read = Task.detached {
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 512)
            while case let count = Foundation.read(reading, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
            return bytes
        }
        let folder = repositoryRoot.path(percentEncoded: false)
        let status = RelanceProcess.run(
            ["show", "sme", "--workspace", folder], output: writing, errors: STDERR_FILENO, today: today)
        close(writing)
        let text = String(decoding: await read.value, as: UTF8.self)
        close(reading)
        #expect(status == .fine)
        #expect(text.hasPrefix("relance: 1") && text.hasSuffix("\n"))
        #expect(text.utf8.count > 10_000)
    }
}
