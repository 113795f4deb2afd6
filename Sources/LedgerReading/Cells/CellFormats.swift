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
