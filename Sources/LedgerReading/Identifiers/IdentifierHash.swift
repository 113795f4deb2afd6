/// Finds the number under which an id of any kind was first seen.
///
/// Open addressing. Ids of up to 16 bytes are kept in the slot itself, so that a hit costs one read of memory; longer ones
/// are compared with a copy.
struct IdentifierHash {
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
    /// The size to which it grows once it is clear that it gets more than a few ids.
    private let expectedSize: Int

    private static let free = Slot(low: 0, high: 0, context: 0, length: 0, number: -1)

    init(expecting count: Int = 0) {
        var size = 16
        while size * 3 / 4 < count { size *= 2 }
        expectedSize = size
        slots = Array(repeating: IdentifierHash.free, count: 16)
        mask = 15
    }

    /// The number of an id, or `nil`.
    ///
    /// - Parameter start: Where the bytes of `key` are.
    func number(of key: IdentifierKey, _ start: UnsafePointer<UInt8>) -> Int32? {
        var index = Int(truncatingIfNeeded: key.hash) & mask
        return slots.withUnsafeBufferPointer { slots in
            while slots[index].number >= 0 {
                if isEqual(slots[index], key, start) { return slots[index].number }
                index = (index + 1) & mask
            }
            return nil
        }
    }

    /// The number under which an id was added before, or `number` under which it is added now.
    mutating func add(_ key: IdentifierKey, _ start: UnsafePointer<UInt8>, number: Int32) -> Int32 {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        var key = key
        var index = Int(truncatingIfNeeded: key.hash) & mask
        while slots[index].number >= 0 {
            if isEqual(slots[index], key, start) { return slots[index].number }
            index = (index + 1) & mask
        }
        if key.length > 16 {
            key.high = UInt64(longIDs.count)
            longIDs.append(contentsOf: UnsafeBufferPointer(start: start, count: key.length))
        }
        slots[index] = Slot(
            low: key.low, high: key.high, context: key.context, length: UInt32(key.length), number: number)
        count += 1
        return number
    }

    @inline(__always)
    private func isEqual(_ slot: Slot, _ key: IdentifierKey, _ start: UnsafePointer<UInt8>) -> Bool {
        guard slot.low == key.low, slot.context == key.context, slot.length == UInt32(key.length) else { return false }
        if key.length <= 16 { return slot.high == key.high }
        let copy = Int(slot.high)
        return longIDs[copy..<(copy + key.length)].elementsEqual(UnsafeBufferPointer(start: start, count: key.length))
    }

    private mutating func grow() {
        let size = slots.count < 4_096 ? slots.count * 2 : max(slots.count * 2, expectedSize)
        var larger = [Slot](repeating: IdentifierHash.free, count: size)
        let largerMask = larger.count - 1
        for slot in slots where slot.number >= 0 {
            var index = Int(truncatingIfNeeded: IdentifierHash.hash(of: slot)) & largerMask
            while larger[index].number >= 0 { index = (index + 1) & largerMask }
            larger[index] = slot
        }
        slots = larger
        mask = largerMask
    }

    private static func hash(of slot: Slot) -> UInt64 {
        IdentifierKey.mix(slot.low, slot.length <= 16 ? slot.high : 0, slot.context)
    }
}
