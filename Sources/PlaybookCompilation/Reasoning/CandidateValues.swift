import FinancialValues
import PlaybookProgram

/// The values that make a difference to some conditions, by fact.
struct CandidateValues {
    let vocabulary: PolicyVocabulary
    let steps: [String]
    /// The word as which the ledger counts those that a list lacks is tried too.
    let countsOther: Bool
    private var order: [Question] = []
    private var words: [Question: Set<String>] = [:]
    /// Constants that a fact, or one it is compared with, is compared with.
    private var cuts: [Question: Set<Int128>] = [:]
    /// Facts compared with each other share their constants.
    private var peers: [Question: Set<Question>] = [:]

    init(vocabulary: PolicyVocabulary, steps: [String], countsOther: Bool) {
        self.vocabulary = vocabulary
        self.countsOther = countsOther
        self.steps = steps
    }

    /// - Returns: False for what cannot be decided by trying values: a date computed from a fact, an unknown currency.
    mutating func add(_ test: ClauseTest) -> Bool {
        switch test {
        case .holds(let fact): ask(.fact(fact))
        case .compare(let left, _, let right): return relate(left, right)
        case .isOneOf(let operand, let constants):
            return constants.allSatisfy { relate(operand, .constant($0)) } && relate(operand, operand)
        case .isBetween(let subject, let low, let high): return relate(subject, low) && relate(subject, high)
        case .isIn(let operand, let range):
            guard case .fact(let fact) = operand else { return operand.fact == nil }
            ask(.fact(fact))
            cuts[.fact(fact), default: []].formUnion(CandidateValues.edges(of: range))
        case .event(let test):
            ask(.event(test.anchor))
            cuts[.event(test.anchor), default: [0]].formUnion(test.when.edges)
        }
        return true
    }

    private mutating func ask(_ question: Question) { if !order.contains(question) { order.append(question) } }

    private mutating func relate(_ left: Operand, _ right: Operand) -> Bool {
        for operand in [left, right] {
            if case .datePlus(.fact, _) = operand { return false }
            if let fact = operand.fact { ask(.fact(fact)) }
        }
        switch (left.fact, right.fact) {
        case (let a?, let b?):
            peers[.fact(a), default: []].insert(.fact(b))
            peers[.fact(b), default: []].insert(.fact(a))
        case (let fact?, nil): return note(right, at: .fact(fact))
        case (nil, let fact?): return note(left, at: .fact(fact))
        case (nil, nil): break
        }
        return true
    }

    /// - Returns: False for an amount whose currency has no rate.
    private mutating func note(_ operand: Operand, at question: Question) -> Bool {
        let account = MadeUpAccount(values: [:], rates: vocabulary.rates)
        switch operand {
        case .constant(let constant):
            switch account.value(constant) {
            case .scalar(let value)?: cuts[question, default: []].insert(value)
            case .word(let word)?: words[question, default: []].insert(word)
            case .boolean?: break
            case nil: return false
            }
        case .datePlus(.date(let date), let days):
            cuts[question, default: []].insert(Int128(date.dayNumber) + Int128(days))
        case .fact, .datePlus: break
        }
        return true
    }

    /// Both ends of a period, and the days around them; of one without years, in a year that is as good as any.
    private static func edges(of range: DayRange) -> Set<Int128> {
        let (first, last): (CalendarDate, CalendarDate) =
            switch range {
            case .dates(let first, let last): (first, last)
            case .yearly(let first, let last): (first.date(in: 2027), last.date(in: 2027))
            }
        return Set([first - 1, first, last, last + 1].map { Int128($0.dayNumber) })
    }

    // MARK: Values

    /// In the order in which they are asked; without a value where the words of a list are not known.
    func questions() -> [(question: Question, values: [MadeUpValue])] { order.map { ($0, values(of: $0)) } }

    private func values(of question: Question) -> [MadeUpValue] {
        guard case .fact(let fact) = question else {
            return [.scalar(MadeUpAccount.never)] + (cuts[question] ?? []).sorted().map { .scalar($0) }
        }
        switch type(of: fact) {
        case .boolean: return [.boolean(true), .boolean(false)]
        case .text:
            // Two texts that no condition mentions may differ from each other.
            let others = CandidateValues.otherTexts.prefix(relatives(of: question).count)
            return (sharedWords(question).sorted() + others).map { .word($0) }
        case .enumeration(let list): return enumeration(list, fact, sharedWords(question)).map { .word($0) }
        case .number, .date: return scalars(question, of: type(of: fact), atLeast: nil)
        case .money: return scalars(question, of: .money, atLeast: fact.isNeverNegative ? 0 : nil)
        case .days: return scalars(question, of: .days, atLeast: 0)
        }
    }

    /// Stand for every text that no condition mentions.
    private static let otherTexts = ["another", "a different one", "a third one"]

    private func enumeration(_ list: WordList, _ fact: Fact, _ mentioned: Set<String>) -> [String] {
        let field: OwnField? = if case .own(let index) = fact { vocabulary.fields[index] } else { nil }
        switch list {
        case .countries, .languages:
            let all = list == .countries ? ISOCodes.countries : ISOCodes.languages
            return mentioned.sorted()
                + all.filter { !mentioned.contains($0) }.prefix(relatives(of: .fact(fact)).count)
        case .steps: return steps + ["none"]
        default:
            guard let words = vocabulary.words(of: list, field: field), !words.isOpen else { return [] }
            return words.names
                + (countsOther && list.hasOther && !words.names.contains("other") ? ["other"] : [])
        }
    }

    private func scalars(_ question: Question, of type: ValueType, atLeast floor: Int128?) -> [MadeUpValue] {
        let related = relatives(of: question)
        let cuts = related.reduce(into: Set<Int128>()) { $0.formUnion(self.cuts[$1] ?? []) }.sorted()
        // As many values in each gap as there are facts that may have to differ in it.
        let inGap = Int128(min(related.count, 3))
        let step = type.naturalStep
        guard let first = cuts.first, let last = cuts.last else { return (1...inGap).map { .scalar($0 * step) } }
        var values = Set(cuts)
        for number in 1...inGap { values.insert(last + number * step) }
        if let floor {
            values.formUnion(CandidateValues.inside(floor - 1, first, inGap, step))
        } else {
            for number in 1...inGap { values.insert(first - number * step) }
        }
        for (low, high) in zip(cuts, cuts.dropFirst()) {
            values.formUnion(CandidateValues.inside(low, high, inGap, step))
        }
        return values.filter { floor == nil || $0 >= floor! }.sorted().map { .scalar($0) }
    }

    /// So many values between two, both left out; fewer where there are no more.
    private static func inside(_ low: Int128, _ high: Int128, _ count: Int128, _ step: Int128) -> [Int128] {
        let distance = min(step, max(1, (high - low) / (count + 1)))
        return (1...count).map { low + $0 * distance }.filter { $0 < high }
    }

    private func sharedWords(_ question: Question) -> Set<String> {
        relatives(of: question).reduce(into: []) { $0.formUnion(words[$1] ?? []) }
    }

    /// The question and all that are compared with it, directly or through others.
    private func relatives(of question: Question) -> Set<Question> {
        var found: Set<Question> = [question]
        var waiting = [question]
        while let next = waiting.popLast() {
            for peer in peers[next] ?? [] where found.insert(peer).inserted { waiting.append(peer) }
        }
        return found
    }

    private func type(of fact: Fact) -> ValueType {
        switch fact {
        case .builtIn(let fact): FactTable.row(of: fact).type
        case .own(let index): vocabulary.fields[index].type
        }
    }
}

extension WordList {
    /// A word of the ledger that the policy's list lacks is reported, and counts as `other`.
    fileprivate var hasOther: Bool {
        switch self {
        case .segments, .disputeReasons, .serviceKinds: true
        default: false
        }
    }
}

extension EventAge {
    /// The ages at which it changes, and those before and after.
    fileprivate var edges: Set<Int128> {
        switch self {
        case .happened: []
        case .atLeast(let days): [Int128(max(0, days - 1)), Int128(days)]
        case .atLeastFull(let days), .within(let days), .notWithin(let days): [Int128(days), Int128(days) + 1]
        }
    }
}

extension ValueType {
    /// How far apart two values are that people would call neighbours: one euro, one day.
    fileprivate var naturalStep: Int128 {
        switch self {
        case .money: 10_000_000_000
        case .number: 1_000_000
        case .boolean, .days, .date, .text, .enumeration: 1
        }
    }
}

extension Fact {
    /// Built-in amounts other than a balance; an author's own field may hold anything.
    fileprivate var isNeverNegative: Bool {
        switch self {
        case .builtIn(let fact): fact != .accountBalance
        case .own: false
        }
    }
}
