/// Finds the number under which an id was first seen: customers, invoices, words, disputes within an account.
struct IdentifierTable {
    /// Ids without a context that were numbered one after the other.
    private var series = NumberSeries()
    /// All others.
    private var others: IdentifierHash

    /// Ids of a series have at most so many bytes: longer ones are compared as a whole.
    private static let longestOfSeries = 19

    init(expecting count: Int = 0) { others = IdentifierHash(expecting: count) }

    var count: Int { series.count + others.count }

    @inline(__always)
    private static func mayBeInSeries(_ count: Int, _ context: UInt64) -> Bool {
        context == 0 && count >= 3 && count <= longestOfSeries
    }

    /// The number of an id, or `nil`.
    ///
    /// - Parameters:
    ///   - start: At least 16 bytes must be readable from there.
    ///   - context: Within what the id is unique, such as an account.
    @inline(__always)
    func number(of start: UnsafePointer<UInt8>, count: Int, context: UInt64 = 0) -> Int32? {
        if IdentifierTable.mayBeInSeries(count, context), let number = series.number(of: start, count: count) {
            return number
        }
        return others.count == 0
            ? nil : others.number(of: IdentifierKey(start, count: count, context: context), start)
    }

    /// The number under which an id was added before, or `number` under which it is added now.
    mutating func add(
        _ start: UnsafePointer<UInt8>, count: Int, context: UInt64 = 0, number: Int32
    ) -> Int32 {
        let key = IdentifierKey(start, count: count, context: context)
        if IdentifierTable.mayBeInSeries(count, context) {
            // Before its page was begun, an id of the series may have been kept with the others.
            if others.count > 0, let earlier = others.number(of: key, start) { return earlier }
            if let number = series.add(start, count: count, number: number) { return number }
        }
        return others.add(key, start, number: number)
    }
}
