import Diagnostics

/// What the author wrote at the places that the reasons of a schedule point to, each read once: a few places are the reasons
/// of all rows.
final class OriginTexts {
    struct Origin {
        var phrase: String
        var place: SourcePlace
    }

    private var known: [SourceRange: Origin] = [:]

    subscript(range: SourceRange) -> Origin {
        if let origin = known[range] { return origin }
        let origin = Origin(phrase: range.phrase, place: SourcePlace(range))
        known[range] = origin
        return origin
    }
}
