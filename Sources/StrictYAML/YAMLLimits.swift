/// How much of a file is read. What is beyond is reported, each bound with its own code; no input takes long.
enum YAMLLimits {
    static let bytes = 1 << 20
    static let lines = 20_000
    /// Lists and maps open at one time.
    static let depth = 32
    static let events = 100_000
    /// Bytes of one decoded text.
    static let textBytes = 64 << 10
    /// Unicode scalars of one key.
    static let keyLength = 128
    /// How often a file is read again after a part of it was blanked out.
    static let recoveries = 20
    /// Bytes and events that all readings of one file together may take.
    static let bytesOverAllReadings = 8 << 20
    static let eventsOverAllReadings = 300_000
    /// Findings that are shown of one file.
    static let findings = 200
    /// Findings of the scan of the bytes; a file of noise has no use for more.
    static let byteFindings = 20
}
