import DunningEngine
import FinancialValues
import Foundation
import LedgerReading
import PlaybookProgram
import Receivables
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// Over random small edits of the sample: where a stage comes otherwise, everybody who approves it has something to sign again.
@Suite("Edits that alter a suspension")
struct EditPropertyTests {
    private static let environment = ProcessInfo.processInfo.environment
    /// How many edits that run are tried; each is a compilation and a simulation of ninety days.
    private static let edits = min(300, environment["RELANCE_WORLDS"].flatMap { Int($0) } ?? 15)
    private static let seed = environment["RELANCE_SEED"].flatMap { UInt64($0) } ?? 1
    private static let files = ["base", "sme", "enterprise", "consumer", "key_account", "policy"]
        .map { "playbooks/\($0).yaml" }

    /// The playbook whose rules a stage goes by, and the one that covers its account.
    private struct Rules: Hashable {
        let playbook, covering: String
    }

    /// One stage of a schedule: whose, what, when, for which invoices.
    private struct Stages: Equatable {
        var byRules: [Rules: Set<String>] = [:]

        init(_ program: CompiledProgram, _ ledger: LedgerSnapshot) {
            let options = SimulationOptions(asOf: ledger.asOf!, days: 90)
            let schedule = ThreadedSimulation.run(program, ledger, options, threads: 2)
            for action in schedule.actions where action.kind == .stage {
                let playbook = program.playbooks[action.playbook]
                guard case .stage(let suspension, let stage) = action.rule else { continue }
                let name = playbook.suspensions[suspension].stages[stage].name
                let items = action.items.map { "\($0.invoice) \($0.asked)" }
                let covering = program.playbooks[action.coveredBy ?? action.playbook].name
                byRules[Rules(playbook: playbook.name, covering: covering), default: []].insert(
                    "\(action.day) \(action.account) \(action.limit!) \(name) \(action.channels) \(items)")
            }
        }
    }

    /// The sample's ledger, and after it rows by which accounts have come from another playbook, names that rules had once, and
    /// a message to a role that nobody has declared.
    private static func ledger(_ policy: CompiledPolicy) throws -> LedgerSnapshot {
        let location = LedgerLocation(
            path: repositoryRoot.appending(path: "examples/ledger").path(percentEncoded: false),
            laterHistory: [fixtures("moved-history.csv").path(percentEncoded: false)])
        return try location.read(policy).snapshot
    }

    @Test("a stage that comes otherwise was changed in what each of its roles signs")
    func edited() throws {
        let original = try #require(try SampleWorkspace().compiled(withTemplates: false))
        let stages = Stages(original.program, try Self.ledger(original.program.policy))
        #expect(stages.byRules.count > 3)
        #expect(stages.byRules.keys.contains { $0.playbook != $0.covering })
        var random = RandomNumbers(seed: Self.seed)
        var (run, simulated, altered) = (0, 0, 0)
        while run < Self.edits {
            guard let (what, workspace) = try edit(&random),
                let (program, meanings) = workspace.compiled(withTemplates: false)
            else { continue }
            run += 1
            // Where everybody has to sign again, nothing could be missed.
            func isSigned(_ name: String, _ role: String) -> Bool {
                meanings.text(name, role) == original.meanings.text(name, role)
            }
            let signedStill = program.playbooks.filter { playbook in
                playbook.rolesApprovingStages.contains { isSigned(playbook.name, $0) }
            }
            guard !signedStill.isEmpty else { continue }
            simulated += 1
            let later = Stages(program, try Self.ledger(program.policy))
            if later != stages { altered += 1 }
            for rules in Set(stages.byRules.keys).union(later.byRules.keys) {
                guard let playbook = signedStill.first(where: { $0.name == rules.playbook }),
                    playbook.rolesApprovingStages.contains(where: {
                        isSigned(rules.playbook, $0) && isSigned(rules.covering, $0)
                    })
                else { continue }
                #expect(
                    stages.byRules[rules] == later.byRules[rules],
                    "\(what): \(rules.playbook) under \(rules.covering) (RELANCE_SEED=\(Self.seed))")
            }
        }
        print("edits: \(run) run, \(simulated) that somebody need not sign, \(altered) of them alter a stage elsewhere")
        #expect(simulated > run / 5)
    }

    @Test("an earlier notice alters stages, and is signed again")
    func alters() throws {
        let original = try #require(try SampleWorkspace().compiled(withTemplates: false))
        let ledger = try Self.ledger(original.program.policy)
        var workspace = try SampleWorkspace()
        workspace.change(
            "playbooks/sme.yaml", "at: 25 days after due and 8 days after", "at: 26 days after due and 9 days after")
        let later = try #require(workspace.compiled(withTemplates: false))
        let (before, after) = (Stages(original.program, ledger), Stages(later.program, ledger))
        let (sme, consumer) = (
            Rules(playbook: "sme", covering: "sme"), Rules(playbook: "consumer", covering: "consumer")
        )
        #expect(before.byRules[sme] != after.byRules[sme])
        #expect(before.byRules[consumer] == after.byRules[consumer])
        #expect(original.meanings.text("sme", "legal") != later.meanings.text("sme", "legal"))
        #expect(original.meanings.text("consumer", "legal") == later.meanings.text("consumer", "legal"))
    }

    /// One number or word changed, one line taken out, or one put in: a former name of a rule, or a role.
    private func edit(_ random: inout RandomNumbers) throws -> (what: String, workspace: SampleWorkspace)? {
        var workspace = try SampleWorkspace()
        let path = random.pick(Self.files)
        var lines = workspace.text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let index = random.number(0...lines.count - 1)
        let line = lines[index]
        guard !line.isEmpty, !line.contains("#") else { return nil }
        if let name = line.firstMatch(of: #/^( *)- (step|escalation|stage|lift|obligation): /#), random.chance(50) {
            lines.insert("\(name.1)  formerly: [old_letter]", at: index + 1)
        } else if line.contains("roles: ["), random.chance(50) {
            lines[index] = line.replacing("[", with: "[broker, ")
        } else if random.chance(25) {
            lines.remove(at: index)
        } else if let number = wholeNumbers(in: line).randomElement(using: &random) {
            let value = Int(line[number])!
            lines[index].replaceSubrange(
                number, with: String(max(0, value + random.pick([-20, -5, -1, 1, 3, 10, 200]))))
        } else {
            let words = [
                ("email", "letter"), ("registered_letter", "email"), (" and ", " or "), (">=", "<"), ("not ", ""),
                ("true", "false"),
                ("false", "true"), ("due", "issued"), ("stops", "continues"), ("restrict", "suspend"),
                ("same_contract", "account"),
                ("oldest_first", "ignore"), ("formal_notice", "second_reminder"), ("mon, ", ""),
                ("credit_manager", "legal"),
                ("billing", "signatory"), ("decided", "open"), ("invoice", "account"), ("proof", "4 days"),
                ("business days", "days"),
            ].filter { line.contains($0.0) }
            guard !words.isEmpty else { return nil }
            let (old, new) = random.pick(words)
            lines[index] = line.replacing(old, with: new, maxReplacements: 1)
        }
        guard lines.joined(separator: "\n") != workspace.text(path) else { return nil }
        workspace.set(path, to: lines.joined(separator: "\n"))
        return ("\(path):\(index + 1): \(line)", workspace)
    }
}
