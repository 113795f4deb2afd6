import FinancialValues

/// One sentence of the prover's, without a full stop unless it stands by itself, in the languages of those who read it.
public struct ProofSentence: Hashable, Sendable {
    public let english: String
    public let french: String

    public init(_ english: String, _ french: String) { (self.english, self.french) = (english, french) }
}

extension ProofSentence {
    /// How a name of the playbook's stands in the French of a sentence.
    public static func frenchName(_ name: String) -> String { "«\u{A0}\(name.replacing("_", with: " "))\u{A0}»" }
}

/// How stories are told in French.
enum FrenchStory {
    /// `2500,00`
    static func amount(_ plain: String) -> String { plain.replacing(".", with: ",") }

    /// `18/06/2026`
    static func day(_ day: CalendarDate) -> String {
        let (year, month, day) = day.parts
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(two(day))/\(two(month))/\(year)"
    }
}
