import FinancialValues
import Foundation
import PlaybookProgram
import PlaybookProofs
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// A proof that nothing can turn says nothing: thresholds and days of a proved playbook are moved one at a time.
@Suite("Proofs turn with what they rest on") struct SharpnessTests {
    /// A change to a playbook, told in words.
    private struct Change {
        var name: String
        var apply: (inout CompiledPlaybook) -> Void
    }

    private static func sample() throws -> CompiledProgram {
        let root = repositoryRoot.path(percentEncoded: false)
        return try #require(CheckedWorkspace(try Workspace.load(root: root)).program)
    }

    /// What has to turn a verdict of a playbook. What the sample says twice, by a hold and by a bar, turns none alone.
    private static let needed = [
        "consumer": [
            "energy has no bar winter_truce", "a notice of energy never lapses", "energy asks for no days",
            "energy_cut asks for nothing", "there is no hold insolvency",
        ],
        "sme": [
            "the first clock of restricted is a day shorter", "hosting has no bar winter_truce",
            "a notice of energy never lapses", "hosting asks for no days", "suspended asks for nothing",
            "there is no hold insolvency",
        ],
    ]

    @Test(arguments: ["consumer", "sme"])
    func `the days, conditions and bars that a guarantee of the sample rests on turn its verdict`(_ name: String) throws
    {
        let program = try Self.sample()
        let index = try #require(program.playbooks.firstIndex { $0.name == name })
        let changes = Self.changes(program.playbooks[index])
        let before = Self.proved(program, index)
        var turned: [String] = []
        for change in changes {
            var changed = program
            change.apply(&changed.playbooks[index])
            if !before.isSubset(of: Self.proved(changed, index)) { turned.append(change.name) }
        }
        print(
            "sharpness of \(name): \(turned.count) of \(changes.count) changes turn a verdict: \(turned.joined(separator: ", "))"
        )
        for needed in Self.needed[name]! { #expect(turned.contains(needed), "\(needed) turns nothing") }
    }

    private static func proved(_ program: CompiledProgram, _ playbook: Int) -> Set<String> {
        let prover = GuaranteeProver(program, replay: nil)
        var proved: Set<String> = []
        for index in program.playbooks[playbook].guarantees.indices {
            let verdict = prover.verdict(of: index, in: playbook)
            if case .proved = verdict.outcome { proved.insert(verdict.guarantee.name) }
        }
        return proved
    }

    /// Each clock of a stage or formal notice a day shorter, each condition, bar, hold and limit taken away.
    private static func changes(_ playbook: CompiledPlaybook) -> [Change] {
        var changes: [Change] = []
        for (suspension, source) in playbook.suspensions.enumerated() {
            for (stage, rule) in source.stages.enumerated() {
                changes.append(
                    Change(name: "the first clock of \(rule.name) is a day shorter") {
                        let clock = $0.suspensions[suspension].stages[stage].at
                        $0.suspensions[suspension].stages[stage].at = clock.shorter
                    })
                changes.append(
                    Change(name: "\(rule.name) asks for nothing") {
                        $0.suspensions[suspension].stages[stage].when = nil
                    })
            }
            for (bar, rule) in source.bars.enumerated() {
                changes.append(
                    Change(name: "\(source.name) has no bar \(rule.name)") {
                        $0.suspensions[suspension].bars.remove(at: bar)
                    })
            }
            changes.append(
                Change(name: "a notice of \(source.name) never lapses") {
                    $0.suspensions[suspension].noticeLapses = nil
                })
            changes.append(Change(name: "\(source.name) asks for no days") { $0.suspensions[suspension].days = .any })
        }
        for (hold, rule) in playbook.holds.enumerated() {
            changes.append(Change(name: "there is no hold \(rule.name)") { $0.holds.remove(at: hold) })
        }
        for (sequence, source) in playbook.sequences.enumerated() {
            for (step, rule) in source.steps.enumerated() where rule.deed.isFormalNotice {
                changes.append(
                    Change(name: "\(rule.name) comes a day earlier") {
                        $0.sequences[sequence].steps[step].at = $0.sequences[sequence].steps[step].at.shorter
                    })
            }
        }
        return changes
    }
}

extension Clock {
    /// With its first term a day shorter.
    fileprivate var shorter: Clock { Clock([terms[0].shorter] + terms.dropFirst(), at: origin) }
}

extension ClockTerm {
    fileprivate var shorter: ClockTerm {
        switch self {
        case .anchor: self
        case .after(let offset, let inner): .after(DateOffset(max(0, offset.count - 1), offset.unit), inner)
        case .fullDaysAfter(let count, let inner): .fullDaysAfter(max(0, count - 1), inner)
        case .before(let offset, let inner): .before(offset, inner)
        case .monthEnd(let inner): .monthEnd(inner.shorter)
        }
    }
}
