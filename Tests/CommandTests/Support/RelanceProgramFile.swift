import Foundation
import RelanceTestSupport

/// The program as it is built beside the tests, run as a process of its own: to be killed, or kept from writing.
enum RelanceProgramFile {
    static let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
        path: "relance"
    )
    .path(percentEncoded: false)

    struct Answer {
        var status: Int32
        /// It was ended by a signal.
        var isKilled: Bool
        var errors: String
    }

    /// Runs a command in the sample workspace.
    ///
    /// - Parameters:
    ///   - blocks: The largest file that it may write, in blocks of 512 bytes; `nil`: any.
    ///   - killedAfter: Seconds until it is killed, if it still runs then.
    static func run(_ arguments: [String], blocks: Int? = nil, killedAfter: Double? = nil) throws -> Answer {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", (blocks.map { "ulimit -f \($0); " } ?? "") + "exec \"$0\" \"$@\"", path] + arguments
        process.currentDirectoryURL = repositoryRoot
        let errors = Pipe()
        (process.standardInput, process.standardOutput, process.standardError) = (
            FileHandle.nullDevice, FileHandle.nullDevice, errors
        )
        try process.run()
        if let killedAfter {
            Thread.sleep(forTimeInterval: killedAfter)
            kill(process.processIdentifier, SIGKILL)
        }
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, isKilled: process.terminationReason == .uncaughtSignal, errors: said)
    }
}
