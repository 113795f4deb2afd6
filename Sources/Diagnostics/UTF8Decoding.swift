/// One scalar at a time from bytes, strictly: no overlong forms, no surrogates, nothing beyond U+10FFFF.
package enum UTF8Decoding {
    package static func scalar(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        let first = UInt32(bytes[index])
        let (length, initial, least): (Int, UInt32, UInt32)
        switch first {
        case 0xC2...0xDF: (length, initial, least) = (2, first & 0x1F, 0x80)
        case 0xE0...0xEF: (length, initial, least) = (3, first & 0x0F, 0x800)
        case 0xF0...0xF4: (length, initial, least) = (4, first & 0x07, 0x10000)
        default: return nil
        }
        guard index + length <= bytes.count else { return nil }
        var value = initial
        for byte in bytes[index + 1..<index + length] {
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return value >= least ? Unicode.Scalar(value) : nil
    }
}
