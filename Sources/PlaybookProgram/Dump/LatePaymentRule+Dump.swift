import FinancialValues

extension ProgramDump {
    /// The values of the rates too: another table is another meaning.
    func add(_ rule: LatePaymentRule) {
        block("late_payment \(rule.country) \(rule.party.rawValue)") {
            if let interest = rule.interest { add(interest) }
            line("starts", rule.starts.rawValue)
            for tier in rule.fixedCompensation.tiers {
                line("fixed_compensation \(tier.below.map { "below \($0) " } ?? "")\(tier.amount)")
            }
            line("part_payments", rule.paymentOrder.rawValue)
            line("principal_only", rule.collectsAfterPrincipal ? "collect" : "waive")
            line("in_insolvency", rule.stopsInInsolvency ? "stops" : "runs")
            line("legal_basis", rule.legalBasis)
        }
    }

    private func add(_ rule: InterestRule) {
        switch rule.base {
        case .constant(let rate): line("rate", rate.description)
        case .reference(let reference, let times, let plus, let follows):
            add(reference)
            line("times", times.description)
            line("plus", plus.description)
            line("follows", follows.rawValue)
        }
        for (key, bound) in [("floor", rule.floor), ("cap", rule.cap)] {
            switch bound {
            case .constant(let rate)?: line(key, rate.description)
            case .multiple(let reference, let times)?:
                line(key, "\(times) times")
                add(reference)
            case nil: break
            }
        }
        line("round_up_to", rule.roundUpTo?.description)
        line("day_count", rule.dayCount.rawValue)
        line("capitalised", rule.isCapitalisedYearly ? "yearly" : "never")
    }

    private func add(_ rate: ReferenceRate) {
        block("reference \(rate.name)") {
            line("taken", rate.taken.rawValue)
            line("known_until", rate.lastDay.description)
            for value in rate.values {
                line("\(value.from) \(value.rate)\(value.isProvisional ? " provisional" : "")")
            }
        }
    }
}
