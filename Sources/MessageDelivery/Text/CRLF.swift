extension String {
    /// The text with CR LF at the end of each line, whatever ended it, and at its own end.
    var withMailLineEnds: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count + utf8.count / 32)
        var previous: UInt8 = 0
        for byte in utf8 {
            switch byte {
            case 0x0D: bytes += [0x0D, 0x0A]
            case 0x0A: if previous != 0x0D { bytes += [0x0D, 0x0A] }
            default: bytes.append(byte)
            }
            previous = byte
        }
        if let last = bytes.last, last != 0x0A { bytes += [0x0D, 0x0A] }
        return bytes
    }
}
