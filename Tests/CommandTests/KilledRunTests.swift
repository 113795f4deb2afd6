import Foundation
import RelanceTestSupport
import Testing

/// Whenever a run is killed, what stands under a name is whole: of the run before, or of this one.
///
/// `RELANCE_KILLS` says how often each command is killed.
@Suite("Runs that are killed", .serialized) struct KilledRunTests {
    struct Command: Sendable, CustomTestStringConvertible {
        var name: String
        /// Two that write other things into one place, which stands for `OUT`.
        var earlier: String
        var later: String
        var testDescription: String { name }

        func arguments(_ isLater: Bool, _ place: String) -> [String] {
            (isLater ? later : earlier).split(separator: " ").map { String($0.replacing("OUT", with: place)) }
        }
    }

    private static let simulate = "simulate --ledger examples/ledger --as-of 2026-06-15 --out OUT"

    static let commands = [
        Command(name: "simulate", earlier: "\(simulate) --days 5", later: "\(simulate) --days 30"),
        Command(
            name: "simulate --messages", earlier: "\(simulate) --days 2 --messages OUT/m",
            later: "\(simulate) --days 8 --messages OUT/m"),
        Command(
            name: "ledger import", earlier: "ledger import examples/fec/000000000FEC20261231.txt -o OUT/ledger.sqlite",
            later: "ledger import examples/ledger -o OUT/ledger.sqlite"),
    ]

    private static let kills = ProcessInfo.processInfo.environment["RELANCE_KILLS"].flatMap { Int($0) } ?? 4

    /// Every file under a folder by its path, those of names that begin with a dot left out.
    private func files(_ folder: String) -> [String: Data] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        let shown = paths.filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
        let pairs = shown.compactMap { path in
            FileManager.default.contents(atPath: folder + "/" + path).map { (path, $0) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test("each file is whole, and the next run is as if nothing had been", arguments: commands)
    func killed(_ command: Command) throws {
        let (before, after, place) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
        #expect(try RelanceProgramFile.run(command.arguments(false, before.path)).status == 0)
        let start = ContinuousClock.now
        #expect(try RelanceProgramFile.run(command.arguments(true, after.path)).status == 0)
        let time =
            Double((ContinuousClock.now - start).components.attoseconds) / 1e18
            + Double((ContinuousClock.now - start).components.seconds)
        let (old, new) = (files(before.path), files(after.path))
        #expect(!old.isEmpty && old != new)
        var random = SystemRandomNumberGenerator()
        for round in 0..<Self.kills {
            if round.isMultiple(of: 4) {
                #expect(try RelanceProgramFile.run(command.arguments(false, place.path)).status == 0)
                #expect(files(place.path) == old)
            }
            // Most of the writing is at the end.
            let delay =
                time
                * (round.isMultiple(of: 2)
                    ? .random(in: 0...1.1, using: &random) : .random(in: 0.6...1.1, using: &random))
            _ = try RelanceProgramFile.run(command.arguments(true, place.path), killedAfter: delay)
            let found = files(place.path)
            for (path, bytes) in found {
                #expect(bytes == old[path] || bytes == new[path], "\(path) is of no run, killed after \(delay) s")
            }
            // What an earlier run wrote is not gone, and what comes as a whole is of one run.
            for path in Set(old.keys).intersection(new.keys) {
                #expect(found[path] != nil, "\(path) is gone, killed after \(delay) s")
            }
            let messages = found.filter { $0.key.hasPrefix("m/") }
            #expect(
                messages == old.filter { $0.key.hasPrefix("m/") } || messages == new.filter { $0.key.hasPrefix("m/") })
        }
        #expect(try RelanceProgramFile.run(command.arguments(true, place.path)).status == 0)
        #expect(files(place.path) == new)
        #expect(!FileManager.default.fileExists(atPath: place.path + "/.m.part"))
    }

    @Test("a disk that is full is told, and what stood there stays", arguments: commands) func full(_ command: Command)
        throws
    {
        let place = try TemporaryFolder()
        #expect(try RelanceProgramFile.run(command.arguments(false, place.path)).status == 0)
        let before = files(place.path)
        let answer = try RelanceProgramFile.run(command.arguments(true, place.path), blocks: 16)
        #expect(answer.status == 3 && !answer.isKilled, "\(answer.errors)")
        #expect(answer.errors.contains("cannot be written"), "\(answer.errors)")
        #expect(answer.errors.contains(place.path), "\(answer.errors)")
        #expect(files(place.path) == before)
        let left = try FileManager.default.subpathsOfDirectory(atPath: place.path).filter { $0.hasSuffix(".part") }
        #expect(left == [])
    }

    @Test("a workspace that cannot be laid down is not there at all") func initialize() throws {
        let place = try TemporaryFolder()
        for folder in ["new", "empty"] {
            if folder == "empty" {
                try FileManager.default.createDirectory(
                    atPath: place.path + "/empty", withIntermediateDirectories: true)
            }
            let answer = try RelanceProgramFile.run(["init", place.path + "/" + folder], blocks: 1)
            #expect(answer.status == 3 && answer.errors.contains("\(folder)/"), "\(answer.errors)")
            #expect(files(place.path + "/" + folder) == [:])
        }
        #expect(place.names == ["empty"])
        #expect(try RelanceProgramFile.run(["init", place.path + "/empty"]).status == 0)
    }
}
