/// Why a text says no payment terms.
public struct PaymentTermsFault: Error, Hashable, Sendable {
    /// What is wrong, without a full stop.
    public var message: String
    /// What may have been meant, each in the language's words; may be empty.
    public var readings: [String]

    /// It is terms, but nobody knows which.
    public var isAmbiguous: Bool { readings.count > 1 }
}

extension PaymentTerms {
    /// Reads terms as the language writes them.
    ///
    ///     immediate
    ///     net 30                          net 30 from delivery
    ///     days 45 then eom                eom then days 45
    ///     months 1 then eom then day 15   day 10 next month
    ///     decade end then days 30         discount 2% 10 net 30
    ///     net 30, adjust following        fixed_date, advance, cod, milestone
    ///
    /// - Throws: What is wrong. A bare `45 EOM` has two readings, and is none of them.
    public init(_ text: some StringProtocol) throws(PaymentTermsFault) {
        var words = PaymentTermsWords(text)
        let meant = words.ambiguous
        if !meant.isEmpty {
            throw PaymentTermsFault(
                message: "\"\(words.text)\" has two readings, which differ by up to a month", readings: meant)
        }
        self.init(parts: [])
        if words.take("immediate") {
            try words.end(after: "immediate")
            return
        }
        if let event = Base.allCases.first(where: { $0.isDue && words.take($0.rawValue) }) {
            try words.end(after: event.rawValue)
            base = event
            return
        }
        if words.take("discount") {
            let percent = try words.percent()
            discount = Discount(percent: percent, days: try words.number(atMost: 366))
        }
        repeat {
            try readPart(&words)
        } while words.take("then")
        if words.take(",") {
            try words.expect("adjust")
            adjustment = try words.adjustment()
        }
        try words.end(after: description)
    }

    private mutating func readPart(_ words: inout PaymentTermsWords) throws(PaymentTermsFault) {
        if words.take("net") {
            parts.append(.days(try words.number(atMost: 3660)))
            if words.take("from") { base = try words.base() }
        } else if words.take("days") {
            parts.append(.days(try words.number(atMost: 3660)))
        } else if words.take("months") || words.take("month") {
            parts.append(.months(try words.number(atMost: 120)))
        } else if words.take("eom") {
            parts.append(.monthEnd)
        } else if words.take("decade") {
            try words.expect("end")
            parts.append(.decadeEnd)
        } else if words.take("day") {
            let number = try words.number(atMost: 31)
            guard number > 0 else { throw PaymentTermsFault(message: "no month has a day 0", readings: []) }
            if words.take("next") {
                try words.expect("month")
                parts.append(.dayOfNextMonth(number))
            } else {
                parts.append(.nextDay(number))
            }
        } else {
            throw words.rowsOfTheirOwn ?? words.fault("expected terms")
        }
    }
}

extension PaymentTerms: CustomStringConvertible {
    /// As the language writes it.
    public var description: String {
        if base.isDue { return base.rawValue }
        var words = parts.map(\.description)
        if case .days(let count)? = parts.first, parts.count == 1 || base != .invoice || discount != nil {
            words[0] = "net \(count)" + (base == .invoice ? "" : " from \(base.rawValue)")
        }
        let terms = words.isEmpty ? "immediate" : words.joined(separator: " then ")
        let reduced = discount.map { "discount \($0.percent)% \($0.days) " } ?? ""
        return reduced + terms + (adjustment == .none ? "" : ", adjust \(adjustment.rawValue)")
    }
}

extension PaymentTerms.Part: CustomStringConvertible {
    public var description: String {
        switch self {
        case .days(let count): "days \(count)"
        case .months(let count): "months \(count)"
        case .monthEnd: "eom"
        case .decadeEnd: "decade end"
        case .nextDay(let number): "day \(number)"
        case .dayOfNextMonth(let number): "day \(number) next month"
        }
    }
}
