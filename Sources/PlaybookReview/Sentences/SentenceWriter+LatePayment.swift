import FinancialValues
import PlaybookProgram

/// What late payment costs.
extension SentenceWriter {
    package func latePayment(_ rule: LatePaymentRule) -> String {
        let who = say(
            "\(capitalized(country(rule.country))), of \(party(rule.party)): ",
            "\(country(rule.country)), envers \(party(rule.party)) : ")
        var parts: [String] = []
        if let interest = rule.interest {
            var text = say("interest at this rate: ", "intérêts au taux suivant : ") + rate(interest.base)
            if let floor = interest.floor { text += say(", at least ", ", au moins ") + bound(floor) }
            if let cap = interest.cap { text += say(", at most ", ", au plus ") + bound(cap) }
            parts.append(text)
            if let step = interest.roundUpTo {
                parts.append(
                    say("rounded up to the next multiple of \(points(step))", "arrondi \(nextMultiple(of: step))"))
            }
            if interest.isCapitalisedYearly {
                parts.append(
                    say("interest due for a year bears interest", "les intérêts dus pour un an portent intérêt"))
            }
            parts.append(
                rule.starts == .due
                    ? say("from the day after the due date", "à compter du lendemain de l’échéance")
                    : say(
                        "from the day after the formal notice was received",
                        "à compter du lendemain de la réception de la mise en demeure"))
        } else {
            parts.append(say("no interest", "aucun intérêt"))
        }
        parts.append(compensation(rule.fixedCompensation))
        parts.append(
            rule.collectsAfterPrincipal
                ? say("still owed once the principal alone is paid", "toujours dus après le paiement du seul principal")
                : say("waived once the principal is paid", "abandonnés après le paiement du principal"))
        return sentence([who + parts[0]] + parts.dropFirst())
    }

    private func country(_ code: String) -> String {
        let names = [
            "AT": ("in Austria", "en Autriche"), "BE": ("in Belgium", "en Belgique"),
            "CH": ("in Switzerland", "en Suisse"), "DE": ("in Germany", "en Allemagne"),
            "ES": ("in Spain", "en Espagne"), "FR": ("in France", "en France"),
            "GB": ("in the United Kingdom", "au Royaume-Uni"), "IE": ("in Ireland", "en Irlande"),
            "IT": ("in Italy", "en Italie"), "LU": ("in Luxembourg", "au Luxembourg"),
            "NL": ("in the Netherlands", "aux Pays-Bas"), "PT": ("in Portugal", "au Portugal"),
        ]
        guard let (english, french) = names[code] else { return say("in the country \(code)", "dans le pays \(code)") }
        return say(english, french)
    }

    private func party(_ party: LatePaymentRule.Party) -> String {
        switch party {
        case .business: say("businesses", "les professionnels")
        case .consumer: say("consumers", "les consommateurs")
        case .publicBody: say("public bodies", "les organismes publics")
        }
    }

    private func rate(_ base: InterestRule.Base) -> String {
        switch base {
        case .constant(let rate): return percent(rate)
        case .reference(let reference, let times, let plus, let follows):
            let factor = times == ExactNumber(1) ? "" : say("\(number(times)) times ", "\(number(times)) fois ")
            let following =
                follows == .halfYear
                ? say("that of each half-year", "celui de chaque semestre")
                : say("that of the half-year in which interest starts", "celui du semestre où les intérêts commencent")
            let points =
                plus == ExactNumber(0) ? "" : say(" plus \(points(plus))", " majoré de \(points(plus))")
            return factor + say("the reference rate ", "le taux de référence ") + quoted(title(reference)) + points
                + " (\(following))"
        }
    }

    /// Built-in rates in the language of the review, others as their author calls them.
    private func title(_ reference: ReferenceRate) -> String {
        let french = [
            "Main refinancing operations of the European Central Bank":
                "opérations principales de refinancement de la Banque centrale européenne",
            "Base rate of the German Civil Code (Basiszinssatz)": "taux de base du Code civil allemand (Basiszinssatz)",
            "Bank Rate of the Bank of England": "taux directeur de la Banque d’Angleterre",
            "French legal rate, of creditors who are professionals (taux d'intérêt légal)":
                "taux d’intérêt légal français, du créancier professionnel",
        ]
        return say(reference.title, french[reference.title] ?? reference.title)
    }

    /// `0.5 points`, `0,5 point`: in French nothing below two is plural.
    private func points(_ count: ExactNumber) -> String {
        let isOne = language == .fr ? count < ExactNumber(2) : count == ExactNumber(1)
        return "\(number(count)) \(isOne ? "point" : "points")"
    }

    private func nextMultiple(of step: ExactNumber) -> String {
        step == ExactNumber("0.5") ? "au demi-point supérieur" : "au multiple supérieur de \(points(step))"
    }

    private func bound(_ bound: InterestRule.Bound) -> String {
        switch bound {
        case .constant(let rate): percent(rate)
        case .multiple(let reference, let times):
            say("\(number(times)) times the rate ", "\(number(times)) fois le taux ") + quoted(title(reference))
        }
    }

    private func percent(_ rate: AnnualRate) -> String { number(rate.percent) + (language == .fr ? "\u{A0}%" : "%") }

    private func compensation(_ compensation: FixedCompensation) -> String {
        guard !compensation.tiers.isEmpty else { return say("no fixed compensation", "aucune indemnité forfaitaire") }
        let tiers = compensation.tiers.map { tier in
            tier.below.map {
                say("\(money(tier.amount)) below \(money($0))", "\(money(tier.amount)) en dessous de \(money($0))")
            }
                ?? (compensation.tiers.count > 1
                    ? say("else \(money(tier.amount))", "sinon \(money(tier.amount))") : money(tier.amount))
        }
        return say("a fixed compensation for each invoice of ", "une indemnité forfaitaire par facture de ")
            + tiers.joined(separator: ", ")
    }
}
