import Diagnostics
import FinancialValues
import PlaybookSyntax

/// A record as indented text: each key with the value as it was read.
enum RecordTree {
    static func lines(_ record: SyntaxRecord, _ indent: String = "") -> String {
        record.fields.map { "\(indent)\($0.key): \(value($0.value, indent))" }.joined()
    }

    private static func value(_ value: SyntaxValue, _ indent: String) -> String {
        let deeper = indent + "  "
        return switch value {
        case .text(let text): "text \"\(text)\"\n"
        case .word(let word): "word \(word)\n"
        case .words(let words): "words \(list(words) { $0 })\n"
        case .boolean(let value): "\(value)\n"
        case .integer(let number): "integer \(number)\n"
        case .percent(let number): "percent \(number)\n"
        case .number(let number): "number \(number)\n"
        case .multiple(let times, let rate): "\(times) times \(rate.value)\n"
        case .paymentTerms(let terms): "terms \(terms)\n"
        case .money(let money): "money \(money)\n"
        case .amounts(let amounts): "amounts \(list(amounts) { "\($0)" })\n"
        case .rates(let rates):
            "rates [\(rates.map { "\($0.currency.value) \($0.rate.value)" }.joined(separator: ", "))]\n"
        case .duration(let offset): "time \(offset)\n"
        case .fullDays(let days): "full days \(days)\n"
        case .warning(let offset): "before \(offset)\n"
        case .date(let date): "date \(date)\n"
        case .dates(let dates): "dates \(list(dates) { "\($0)" })\n"
        case .period(let range): "period \(period(range))\n"
        case .periods(let periods): "periods \(list(periods, period))\n"
        case .clock(let clock): "clock\n" + indented(PhraseTree.lines(clock), indent)
        case .condition(let condition): "condition\n" + indented(PhraseTree.lines(condition), indent)
        case .sendDays(let days): "days \(list(days, day))\n"
        case .frequency(let frequency): "\(frequency.count) \(frequency.what.value) in \(frequency.days) days\n"
        case .repetition(let repetition):
            "every \(repetition.every), \(repetition.times.map { "\($0) times" } ?? "no count"), until paid \(repetition.untilPaid)\n"
        case .promiseLimit(let broken, let days): "\(broken) broken in \(days) days\n"
        case .approval(let approval): "\(approval.any ? "any of" : "all of") \(list(approval.roles) { $0 })\n"
        case .receipt(.proof): "by proof\n"
        case .receipt(.after(let offset)): "received after \(offset)\n"
        case .insertion(.first): "first\n"
        case .insertion(.before(let name)): "before \(name.value)\n"
        case .insertion(.after(let name)): "after \(name.value)\n"
        case .progress(let days): "progress in \(days) days\n"
        case .literal(let literal): "literal \(text(literal))\n"
        case .named(let entries):
            "named\n" + entries.map { "\(deeper)\($0.name.value): \(self.value($0.value, deeper))" }.joined()
        case .record(let record): "\(record.kind)\n" + lines(record, deeper)
        case .records(let records):
            "list\n" + records.map { "\(deeper)- \($0.kind)\n" + lines($0, deeper + "  ") }.joined()
        case .invalid: "invalid\n"
        }
    }

    private static func list<Value>(_ values: [Located<Value>], _ text: (Value) -> String) -> String {
        "[\(values.map { text($0.value) }.joined(separator: ", "))]"
    }

    private static func indented(_ lines: String, _ indent: String) -> String {
        lines.split(separator: "\n").map { "\(indent)\($0)\n" }.joined()
    }

    private static func period(_ range: DayRange) -> String {
        switch range {
        case .dates(let first, let last): "\(first)..\(last)"
        case .yearly(let first, let last): "\(first.day)/\(first.month)..\(last.day)/\(last.month) yearly"
        }
    }

    private static func day(_ day: SendDaySyntax) -> String {
        switch day {
        case .weekday(let weekday): weekday.word
        case .monthDay(let number): "\(number)."
        case .lastOfMonth: "last"
        }
    }

    private static func text(_ literal: LiteralSyntax) -> String {
        switch literal {
        case .boolean(let value): "\(value)"
        case .number(let number): "number \(number)"
        case .money(let money): "\(money)"
        case .days(let days): "\(days) days"
        case .date(let date): "\(date)"
        case .text(let text): "\"\(text)\""
        case .word(let word): word
        }
    }
}
