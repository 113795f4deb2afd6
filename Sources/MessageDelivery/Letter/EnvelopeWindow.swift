/// Where the window of an envelope shows the address: from the left edge of the page, in millimetres, to the address itself.
///
/// The address begins 50 mm below the upper edge, which suits the windows of both sides.
///
/// Source: DIN 5008, form B, and BS 1808 for a window on the left; NF Z 11-001, NBN Z 01-002, UNI and UNE practice, and
/// SN 010130 for one on the right.
public enum EnvelopeWindow: Sendable {
    case left, right

    /// Of the envelopes that are usual in a country.
    ///
    /// - Parameter country: ISO 3166-1, two letters.
    public init(country: String) {
        self = ["FR", "BE", "LU", "CH", "ES", "IT", "PT", "MC"].contains(country) ? .right : .left
    }
}
