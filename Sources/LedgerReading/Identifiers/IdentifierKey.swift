/// The bytes of an id in two words, and within what it is unique.
struct IdentifierKey {
    /// The id's first 16 bytes, with zeros behind a shorter one; of a longer one its hash and 0.
    var low: UInt64
    var high: UInt64
    let context: UInt64
    let length: Int
    let hash: UInt64

    /// - Parameters:
    ///   - start: At least 16 bytes must be readable from there.
    ///   - context: Within what the id is unique, such as an account.
    @inline(__always)
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
        self.context = context
        length = count
        hash = IdentifierKey.mix(low, high, context)
    }

    @inline(__always)
    static func mix(_ low: UInt64, _ high: UInt64, _ context: UInt64) -> UInt64 {
        var hash = (low ^ context &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        hash = (hash ^ hash >> 32 ^ high) &* 0xD6E8_FEB8_6659_FD93
        return hash ^ hash >> 29
    }
}
