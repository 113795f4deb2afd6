/// An ISO 4217 currency code: three capital letters, packed into one number that sorts like the text.
public struct CurrencyCode: Hashable, Comparable, Sendable {
    public let packed: UInt32

    /// - Returns: `nil` unless `text` is three ASCII capital letters.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        guard let code = text.withUTF8({ CurrencyCode(bytes: $0[...]) }) else { return nil }
        self = code
    }

    public init?(bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        guard bytes.count == 3, bytes.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return nil }
        packed = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    public static func < (left: CurrencyCode, right: CurrencyCode) -> Bool { left.packed < right.packed }

    /// How many decimals its amounts have: 2 for most, 0 for the yen, 3 for the Kuwaiti dinar.
    ///
    /// Source: ISO 4217, list one.
    public var minorDigits: Int {
        if CurrencyCode.withoutDecimals.contains(packed) { return 0 }
        if CurrencyCode.withThreeDecimals.contains(packed) { return 3 }
        return CurrencyCode.withFourDecimals.contains(packed) ? 4 : 2
    }

    private static func packed(_ codes: String) -> [UInt32] {
        codes.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    private static let withoutDecimals = packed("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")
    private static let withThreeDecimals = packed("BHD IQD JOD KWD LYD OMR TND")
    private static let withFourDecimals = packed("CLF UYW")
}

extension CurrencyCode: CustomStringConvertible {
    public var description: String {
        String(decoding: [UInt8(packed >> 16 & 0xFF), UInt8(packed >> 8 & 0xFF), UInt8(packed & 0xFF)], as: UTF8.self)
    }
}

extension CurrencyCode {
    /// Whether the code is one of ISO 4217's, funds and metals left out.
    public var isKnown: Bool { CurrencyCode.known.contains(description) }

    /// Source: ISO 4217, list one, as of 2026.
    public static let known: Set<String> = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
        CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
        IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
        MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
        RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
        UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
