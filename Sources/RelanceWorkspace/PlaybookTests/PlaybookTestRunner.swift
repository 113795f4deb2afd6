import Diagnostics
import DunningEngine
import DunningReports
import FinancialValues
import PlaybookProgram
import PlaybookSyntax
import Receivables

/// Runs the playbooks' own tests: each case is a small ledger, a simulation of some days and what must come of them.
public enum PlaybookTestRunner {
    /// - Parameter only: Names of tests; empty: all of them.
    public static func run(_ checked: CheckedWorkspace, only: Set<String> = []) -> PlaybookTestReport {
        guard let program = checked.program else { return PlaybookTestReport(results: []) }
        let files = checked.compilation.tests.compactMap { PlaybookTestFile($0.record) }.filter {
            only.isEmpty || only.contains($0.name)
        }
        return PlaybookTestReport(
            results: files.flatMap { file in
                file.cases.map { PlaybookTestRun(program, file, $0).result }
            })
    }

    /// The names of all tests of a workspace, sorted.
    public static func names(_ checked: CheckedWorkspace) -> [String] {
        checked.compilation.tests.compactMap { PlaybookTestFile($0.record) }.map(\.name).sorted()
    }
}

/// One case and what becomes of it.
private struct PlaybookTestRun {
    let program: CompiledProgram
    let file: PlaybookTestFile
    let test: PlaybookTestCase

    init(_ program: CompiledProgram, _ file: PlaybookTestFile, _ test: PlaybookTestCase) {
        (self.program, self.file, self.test) = (program, file, test)
    }

    var result: PlaybookTestResult {
        PlaybookTestResult(
            tests: file.name, name: test.name.value, place: SourcePlace(test.name.range), failures: failures)
    }

    private var failures: [String] {
        guard let playbook = program.playbooks.first(where: { $0.name == file.playbook.value }) else {
            return [
                "the playbook \"\(file.playbook.value)\" covers nobody: test one that extends it "
                    + "(\(SourcePlace(file.playbook.range)))"
            ]
        }
        guard let options else {
            return ["what it assumes of payments cannot be simulated: write none or promised"]
        }
        var ledger = TestLedger(policy: program.policy, playbook: playbook, firstDay: test.days.lowerBound)
        let snapshot = ledger.snapshot(test.given)
        guard ledger.problems.isEmpty else { return ledger.problems.map { "\($0.value) (\(SourcePlace($0.range)))" } }

        let tested = covering(playbook)
        let schedule = DunningSimulator.simulate(tested, snapshot, options)
        if let uncovered = schedule.uncovered.first {
            return ["nothing was computed: " + uncovered.reason.phrase(in: tested)]
        }
        if let unknown = UnknownCharges(schedule.unknownCharges, snapshot) { return [unknown.message] }
        var failures: [String] = []
        if schedule.ignored != IgnoredRows() {
            failures.append(
                "rows of `given` are dated after \(options.asOf), the first day of `run`, and are not seen: begin there"
            )
        }
        let comparison = ScheduleComparison(tested, snapshot, schedule)
        if let contacts = test.contacts { failures += comparison.differences(contacts, side: .contacts) }
        if let tasks = test.tasks { failures += comparison.differences(tasks, side: .others) }
        return failures + comparison.forbidden(test.never)
    }

    /// `nil` when the case assumes payments that the simulator does not know.
    private var options: SimulationOptions? {
        guard let payments = SimulationOptions.Payments(rawValue: test.payments?.value ?? "none"),
            let approvals = SimulationOptions.Approvals(rawValue: test.approvals)
        else { return nil }
        return SimulationOptions(
            asOf: test.days.lowerBound, days: test.days.upperBound - test.days.lowerBound + 1, payments: payments,
            approvals: approvals)
    }

    /// The program with one playbook, which covers every account: a case is about what it does, not about whom it covers.
    private func covering(_ playbook: CompiledPlaybook) -> CompiledProgram {
        var (program, playbook) = (program, playbook)
        playbook.coverage = .everyoneElse
        playbook.valid = nil
        program.playbooks = [playbook]
        return program
    }
}
