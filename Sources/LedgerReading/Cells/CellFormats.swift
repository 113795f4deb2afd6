import FinancialValues

/// How one table writes its values.
struct CellFormats: Hashable, Sendable {
    var encoding = TextEncoding.utf8
    var separator = UInt8(ascii: ",")
    var numbers = NumberFormat.normal
    /// The first that fits is taken.
    var dates = [DatePattern.iso]
    var ignoresTime = false
    var trueWords = ["true"]
    var falseWords = ["false"]
    var stripsDecimals: Set<String> = []
    var stripsLeadingZeros: Set<String> = []
    var negativeInvoicesAreCreditNotes = false
}

extension CellFormats {
    /// By the first pattern that fits.
    func date(_ text: CellBytes) -> CalendarDate? {
        for pattern in dates {
            if let date = pattern.date(text, ignoresTime: ignoresTime) { return date }
        }
        return nil
    }

    func boolean(_ text: CellBytes) -> Bool? {
        if trueWords.contains(where: { $0.utf8.elementsEqual(text) }) { return true }
        return falseWords.contains { $0.utf8.elementsEqual(text) } ? false : nil
    }
}
