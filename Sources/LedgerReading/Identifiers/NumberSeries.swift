/// Ids that end in three digits, a thousand to a page: what was numbered one after the other lies together in memory.
///
/// Invoice numbers have to run in sequence (directive 2006/112/EC, article 226, point 2), and customer numbers mostly do. A
/// number then takes four bytes, and the next one asked for is mostly in the processor's cache; in a hash table it takes over
/// forty, and each is a read of memory. Where numbers are scattered, no further page is begun: ids without one have to be
/// kept elsewhere.
struct NumberSeries {
    /// The page of each beginning, by what stands before the three digits.
    private var pages = IdentifierHash()
    /// One more than the number of an id, by page and digits; 0 where there is none.
    private var numbers: [Int32] = []
    private(set) var count = 0
    private var lastBeginning: IdentifierKey?
    private var lastPage = 0

    private static let pageSize = 1_000
    /// So many pages may be nearly empty.
    private static let sparePages = 64
    /// Of a page's places so many are filled on average, or no other is begun: with fewer a hash table takes less memory.
    private static let leastFilled = 62

    /// - Parameters:
    ///   - start: At least 16 bytes must be readable from there.
    ///   - count: At least 3.
    /// - Returns: `nil` where the id is not here.
    @inline(__always)
    func number(of start: UnsafePointer<UInt8>, count: Int) -> Int32? {
        guard let digits = NumberSeries.digits(start + (count - 3)) else { return nil }
        guard let page = pages.number(of: IdentifierKey(start, count: count - 3, context: 0), start) else { return nil }
        let number = numbers[Int(page) * NumberSeries.pageSize + digits]
        return number == 0 ? nil : number - 1
    }

    /// The number under which an id was added before, or `number` under which it is added now; `nil` where there is no page
    /// for it.
    mutating func add(_ start: UnsafePointer<UInt8>, count: Int, number: Int32) -> Int32? {
        guard let digits = NumberSeries.digits(start + (count - 3)) else { return nil }
        guard let page = page(IdentifierKey(start, count: count - 3, context: 0), start) else { return nil }
        let place = page * NumberSeries.pageSize + digits
        if numbers[place] != 0 { return numbers[place] - 1 }
        numbers[place] = number + 1
        self.count += 1
        return number
    }

    private mutating func page(_ beginning: IdentifierKey, _ start: UnsafePointer<UInt8>) -> Int? {
        if let last = lastBeginning, last.low == beginning.low, last.high == beginning.high,
            last.length == beginning.length
        {
            return lastPage
        }
        if let page = pages.number(of: beginning, start) {
            lastPage = Int(page)
        } else {
            guard pages.count < NumberSeries.sparePages + count / NumberSeries.leastFilled else { return nil }
            lastPage = pages.count
            _ = pages.add(beginning, start, number: Int32(lastPage))
            numbers.append(contentsOf: repeatElement(0, count: NumberSeries.pageSize))
        }
        lastBeginning = beginning
        return lastPage
    }

    /// The value of three digits; `nil` when they are none.
    @inline(__always)
    private static func digits(_ start: UnsafePointer<UInt8>) -> Int? {
        let (hundreds, tens, ones) = (start[0] &- 0x30, start[1] &- 0x30, start[2] &- 0x30)
        guard hundreds <= 9, tens <= 9, ones <= 9 else { return nil }
        return Int(hundreds) * 100 + Int(tens) * 10 + Int(ones)
    }
}
