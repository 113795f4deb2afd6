/// Finds the number under which an id was first seen: customers, invoices within an account, words.
///
/// Open addressing. Ids of up to 16 bytes are kept in the slot itself, so that a hit costs one read of memory; longer ones
/// are compared with a copy.
struct IdentifierTable {
    private struct Slot {
        /// The id's first 16 bytes, or of a longer one its hash and where its copy begins.
        var low: UInt64
        var high: UInt64
        var context: UInt64
        var length: UInt32
        /// -1: free.
        var number: Int32
    }

    private var slots: [Slot]
    private var mask: Int
    private(set) var count = 0
    private var longIDs: [UInt8] = []

    private static let free = Slot(low: 0, high: 0, context: 0, length: 0, number: -1)

    init(expecting count: Int = 0) {
        var size = 16
        while size * 3 / 4 < count { size *= 2 }
        slots = Array(repeating: IdentifierTable.free, count: size)
        mask = size - 1
    }

    /// The bytes of an id in two words; at least 16 bytes must be readable behind `start`.
    private struct Key {
        var low: UInt64
        var high: UInt64
        let length: Int
        let hash: UInt64

        init(_ start: UnsafePointer<UInt8>, count: Int, context: UInt64) {
            let memory = UnsafeRawPointer(start)
            if count <= 16 {
                let first = UInt64(littleEndian: memory.loadUnaligned(as: UInt64.self))
                let second = UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                low = count >= 8 ? first : first & ((1 << UInt64(8 * count)) &- 1)
                high = count >= 16 ? second : count > 8 ? second & ((1 << UInt64(8 * (count - 8))) &- 1) : 0
            } else {
                var hash: UInt64 = 0xCBF2_9CE4_8422_2325
                for index in 0..<count { hash = (hash ^ UInt64(start[index])) &* 0x0000_0100_0000_01B3 }
                (low, high) = (hash, 0)
            }
            length = count
            hash = IdentifierTable.hash(low, high, context)
        }
    }

    /// The number of an id, or `nil`.
    ///
    /// - Parameters:
    ///   - start: At least 16 bytes must be readable from there.
    ///   - context: Within what the id is unique, such as an account.
    func number(of start: UnsafePointer<UInt8>, count: Int, context: UInt64 = 0) -> Int32? {
        let key = Key(start, count: count, context: context)
        var index = Int(truncatingIfNeeded: key.hash) & mask
        return slots.withUnsafeBufferPointer { slots in
            while slots[index].number >= 0 {
                if isEqual(slots[index], key, start, context) { return slots[index].number }
                index = (index + 1) & mask
            }
            return nil
        }
    }

    /// The number under which an id was added before, or `number` under which it is added now.
    mutating func add(
        _ start: UnsafePointer<UInt8>, count: Int, context: UInt64 = 0, number: Int32
    ) -> Int32 {
        if (self.count + 1) * 4 > slots.count * 3 { grow() }
        var key = Key(start, count: count, context: context)
        var index = Int(truncatingIfNeeded: key.hash) & mask
        while slots[index].number >= 0 {
            if isEqual(slots[index], key, start, context) { return slots[index].number }
            index = (index + 1) & mask
        }
        if count > 16 {
            key.high = UInt64(longIDs.count)
            longIDs.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
        }
        slots[index] = Slot(
            low: key.low, high: key.high, context: context, length: UInt32(count), number: number)
        self.count += 1
        return number
    }

    @inline(__always)
    private func isEqual(_ slot: Slot, _ key: Key, _ start: UnsafePointer<UInt8>, _ context: UInt64) -> Bool {
        guard slot.low == key.low, slot.context == context, slot.length == UInt32(key.length) else { return false }
        if key.length <= 16 { return slot.high == key.high }
        let copy = Int(slot.high)
        return longIDs[copy..<(copy + key.length)].elementsEqual(UnsafeBufferPointer(start: start, count: key.length))
    }

    private mutating func grow() {
        var larger = [Slot](repeating: IdentifierTable.free, count: slots.count * 2)
        let largerMask = larger.count - 1
        for slot in slots where slot.number >= 0 {
            var index = Int(truncatingIfNeeded: IdentifierTable.hash(of: slot)) & largerMask
            while larger[index].number >= 0 { index = (index + 1) & largerMask }
            larger[index] = slot
        }
        slots = larger
        mask = largerMask
    }

    private static func hash(of slot: Slot) -> UInt64 {
        hash(slot.low, slot.length <= 16 ? slot.high : 0, slot.context)
    }

    @inline(__always)
    private static func hash(_ low: UInt64, _ high: UInt64, _ context: UInt64) -> UInt64 {
        var hash = (low ^ context &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        hash = (hash ^ hash >> 32 ^ high) &* 0xD6E8_FEB8_6659_FD93
        return hash ^ hash >> 29
    }
}
