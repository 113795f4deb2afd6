import PlaybookProgram

/// What the proofs about one playbook take from the others and from the calendars, found once for a program.
public struct ProofSurroundings: Sendable {
    /// Of playbooks with the same holds the first two, by index: the second stands for the first where that one is asked about.
    let holders: [[Int]]
    /// No playbook has a promise that holds nothing.
    let promisesAlwaysHold: Bool
    /// Measured on the policy's calendars.
    let spans: DaySpans
    /// The holds, and whom the playbooks cover: two programs with the same text have the same surroundings.
    let text: String

    public init(_ program: CompiledProgram) {
        spans = DaySpans(program.policy.legalEntities.map(\.calendar))
        promisesAlwaysHold = program.playbooks.allSatisfy { $0.promises.noLongerAfter == nil }
        var parts: Set<String> = ["promises \(promisesAlwaysHold)"]
        var holders: [String: [Int]] = [:]
        let none = ProofSurroundings(promisesAlwaysHold: promisesAlwaysHold, spans)
        for (index, playbook) in program.playbooks.enumerated() {
            if playbook.leftAlone == nil {
                var moment = RuleMoment(program, playbook, none)
                let holds = moment.noHold(of: .suspension, by: playbook, onInvoice: true).text
                let text = "\(holds) where \(moment.facts.glossary)"
                parts.insert(text)
                holders[text, default: []].append(index)
            }
            if case .condition(let condition) = playbook.coverage, playbook.valid == nil {
                var moment = RuleMoment(program, playbook, none)
                let covers = moment.facts.formula(condition, .account).text
                parts.insert("covers \(covers) where \(moment.facts.glossary)")
            }
        }
        self.holders = holders.values.map { Array($0.prefix(2)) }.sorted { $0[0] < $1[0] }
        text = parts.sorted().joined(separator: "\n")
    }

    private init(promisesAlwaysHold: Bool, _ spans: DaySpans) {
        (holders, text) = ([], "")
        self.spans = spans
        self.promisesAlwaysHold = promisesAlwaysHold
    }

    /// Playbooks whose holds may be those of an account that one playbook has limited: each set of holds once, its own among them.
    func holders(beside playbook: String, in program: CompiledProgram) -> [CompiledPlaybook] {
        holders.compactMap { same in same.first { program.playbooks[$0].name != playbook } }.map {
            program.playbooks[$0]
        }
            + program.playbooks.filter { $0.name == playbook && $0.leftAlone == nil }
    }
}
