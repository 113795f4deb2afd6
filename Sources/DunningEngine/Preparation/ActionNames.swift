import PlaybookProgram

/// The names that history may mention, numbered in alphabetical order from 1; 0 is "none".
struct ActionNames: Sendable {
    let numbers: [String: Int]
    /// By number less 1.
    private let words: [String]
    let noAddress: Int32
    let matchCash: Int32
    let reviewSuspension: Int32
    /// The steps that charge late-payment interest, in any playbook.
    let charging: Set<Int32>
    /// The steps that charge the fixed compensation, in any playbook.
    let compensating: Set<Int32>
    /// The lifts of any playbook.
    let lifts: Set<Int32>
    /// The stages of any playbook.
    let stages: Set<Int32>
    /// Today's names of those that rules had before, by playbook.
    private let today: [[Int32: Int32]]
    /// Today's names of those that rules of any playbook had before.
    private let todayAnywhere: [Int32: Int32]
    /// What rules of a name are, by playbook.
    private let traits: [[Int32: RuleTraits]]
    /// What rules of a name are in any playbook.
    private let traitsAnywhere: [Int32: RuleTraits]

    init(_ program: CompiledProgram) {
        var all = program.knownNames
        for playbook in program.playbooks {
            for rule in playbook.rulesOfHistory { all.formUnion(rule.names) }
        }
        all.formUnion(TaskDeclaration.builtIn.keys)
        all.formUnion(program.policy.tasks.keys)
        words = all.sorted()
        var numbers: [String: Int] = ["none": 0]
        for (index, name) in words.enumerated() { numbers[name] = index + 1 }
        self.numbers = numbers
        noAddress = Int32(numbers["no_address"]!)
        matchCash = Int32(numbers["match_cash"]!)
        reviewSuspension = Int32(numbers["review_suspension"]!)
        today = program.playbooks.map { playbook in
            var today: [Int32: Int32] = [:]
            for rule in playbook.rulesOfHistory {
                for name in rule.names { today[Int32(numbers[name]!)] = Int32(numbers[rule.names[0]]!) }
            }
            return today
        }
        todayAnywhere = today.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        let handOver = RuleTraits(handsOver: true)
        traits = program.playbooks.map { playbook in
            var traits: [Int32: RuleTraits] = [:]
            for rule in playbook.rulesOfHistory {
                guard let deed = rule.deed else { continue }
                for name in rule.names { traits[Int32(numbers[name]!), default: RuleTraits()].add(deed) }
            }
            return traits
        }
        func steps(charging charge: Charge) -> Set<Int32> {
            let steps = program.playbooks.flatMap(\.sequences).flatMap(\.steps).filter { $0.charges.contains(charge) }
            return Set(steps.flatMap { [$0.name] + $0.formerly }.map { Int32(numbers[$0]!) })
        }
        charging = steps(charging: .lateInterest)
        compensating = steps(charging: .fixedCompensation)
        var anywhere = [Int32(numbers["hand_over"]!): handOver]
        for traits in traits { anywhere.merge(traits) { $0.joined(with: $1) } }
        traitsAnywhere = anywhere
        let lifts = program.playbooks.flatMap(\.suspensions).flatMap(\.lifts)
        self.lifts = Set(lifts.flatMap { [$0.name] + $0.formerly }.map { Int32(numbers[$0]!) })
        let stages = program.playbooks.flatMap(\.suspensions).flatMap(\.stages)
        self.stages = Set(stages.flatMap { [$0.name] + $0.formerly }.map { Int32(numbers[$0]!) })
    }

    func number(of name: String) -> Int32? { numbers[name].map(Int32.init) }

    func name(of number: Int32) -> String? { number > 0 && Int(number) <= words.count ? words[Int(number) - 1] : nil }

    /// A name of history as a playbook that goes on from there reads it: one that it does not know by the name which the
    /// rule has today, in the playbook that history names for it, else in any.
    ///
    /// - Parameter playbook: -1 when history does not say.
    func name(_ name: Int32, of playbook: Int32, readBy reader: Int) -> Int32 {
        if today[reader][name] != nil { return name }
        return (playbook >= 0 ? today[Int(playbook)][name] : nil) ?? todayAnywhere[name] ?? name
    }

    /// What a rule of that name is: in the playbook that history names for it, else in any; `nil` when none has one that
    /// sends something or gives a task.
    ///
    /// - Parameter playbook: -1 when history does not say.
    func traits(of name: Int32, in playbook: Int32) -> RuleTraits? {
        (playbook >= 0 ? traits[Int(playbook)][name] : nil) ?? traitsAnywhere[name]
    }

    /// The numbers of the names under which history knows a thing of a playbook.
    func numbers(of action: NamedAction, in playbook: CompiledPlaybook) -> [Int32] {
        let words: [String]
        switch action {
        case .step(let sequence, let step):
            let step = playbook.sequences[sequence].steps[step]
            words = [step.name] + step.formerly
        case .stage(let suspension, let stage):
            let stage = playbook.suspensions[suspension].stages[stage]
            words = [stage.name] + stage.formerly
        case .lift(let suspension, let lift):
            let lift = playbook.suspensions[suspension].lifts[lift]
            words = [lift.name] + lift.formerly
        case .escalation(let index): words = [playbook.escalations[index].name] + playbook.escalations[index].formerly
        case .obligation(let index): words = [playbook.obligations[index].name] + playbook.obligations[index].formerly
        case .task(let task):
            // Whichever rule gave it: the rules whose deed it is, and the task's own name.
            let rules = playbook.rulesOfHistory.filter { rule in
                if case .task(let deed)? = rule.deed { deed.task == task } else { false }
            }
            words = [task] + rules.flatMap(\.names)
        }
        return words.compactMap(number(of:))
    }
}

/// What history has to know of a rule by its name alone.
struct RuleTraits: Sendable {
    /// It reaches the customer.
    var isContact = false
    /// A formal notice in law.
    var isNotice = false
    var handsOver = false

    mutating func add(_ deed: Deed) {
        isContact = isContact || deed.isContact
        isNotice = isNotice || deed.isFormalNotice
        if case .task(let task) = deed, task.task == "hand_over" { handsOver = true }
    }

    func joined(with other: RuleTraits) -> RuleTraits {
        RuleTraits(
            isContact: isContact || other.isContact, isNotice: isNotice || other.isNotice,
            handsOver: handsOver || other.handsOver)
    }
}
