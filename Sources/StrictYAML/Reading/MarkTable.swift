/// The byte offsets of libyaml's marks, which count Unicode scalars.
struct MarkTable {
    /// The offset of each scalar; `nil` where the two are the same.
    private let offsets: [Int32]?
    private let byteCount: Int

    /// - Parameter bytes: Valid UTF-8 without a byte order mark.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        byteCount = bytes.count
        guard bytes.contains(where: { $0 >= 0x80 }) else {
            offsets = nil
            return
        }
        var offsets: [Int32] = []
        offsets.reserveCapacity(bytes.count)
        for index in 0..<bytes.count where bytes[index] & 0xC0 != 0x80 { offsets.append(Int32(index)) }
        self.offsets = offsets
    }

    func offset(ofScalar index: Int) -> Int {
        guard let offsets else { return min(index, byteCount) }
        return index < offsets.count ? Int(offsets[index]) : byteCount
    }
}
