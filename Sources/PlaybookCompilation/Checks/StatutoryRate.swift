import FinancialValues
import PlaybookProgram

/// What the law gives where a contract is silent: so many points over a reference rate.
struct StatutoryRate {
    var country: String
    var party: LatePaymentRule.Party
    var reference: String
    var points: ExactNumber
    var follows: InterestRule.Follows
    var law: String

    private init(
        _ country: String, _ party: LatePaymentRule.Party, _ reference: String, plus points: Int,
        follows: InterestRule.Follows = .halfYear, _ law: String
    ) {
        self.country = country
        self.party = party
        self.reference = reference
        self.points = ExactNumber(points)
        self.follows = follows
        self.law = law
    }

    static func of(_ country: String, _ party: LatePaymentRule.Party) -> StatutoryRate? {
        all.first { $0.country == country && $0.party == party }
    }

    private static let all: [StatutoryRate] = [
        StatutoryRate("FR", .business, "ecb_refi", plus: 10, "Code de commerce, article L441-10 II"),
        StatutoryRate(
            "FR", .publicBody, "ecb_refi", plus: 8, follows: .start, "Code de la commande publique, article R2192-31"),
        StatutoryRate("DE", .business, "de_base_rate", plus: 9, "BGB, section 288(2)"),
        StatutoryRate("DE", .consumer, "de_base_rate", plus: 5, "BGB, section 288(1)"),
        StatutoryRate("BE", .business, "ecb_refi", plus: 8, "Law of 2 August 2002, article 5"),
        StatutoryRate("ES", .business, "ecb_refi", plus: 8, "Ley 3/2004, article 7"),
        StatutoryRate("IT", .business, "ecb_refi", plus: 8, "D.Lgs. 231/2002, article 5"),
        StatutoryRate("LU", .business, "ecb_refi", plus: 8, "Law of 18 April 2004"),
        StatutoryRate("NL", .business, "ecb_refi", plus: 8, "BW, article 6:120(2)"),
        StatutoryRate(
            "GB", .business, "boe_bank_rate", plus: 8, follows: .start,
            "Late Payment of Commercial Debts (Rate of Interest) (No. 3) Order 2002"),
    ]
}
