/// One step of libyaml through a file, in bytes and owned text.
struct YAMLEvent {
    enum Kind {
        case documentStart
        case documentEnd
        case scalar(text: String, style: YAMLScalar.Style)
        case listStart(isFlow: Bool)
        case listEnd
        case mapStart(isFlow: Bool)
        case mapEnd
        /// `*name`
        case alias
    }

    let kind: Kind
    /// Of the working text. The start includes an anchor and a tag; the end of a block collection is the next token.
    let bytes: Range<Int>
    /// `&name`
    let hasAnchor: Bool
    /// `!name`
    let hasTag: Bool
}

/// Why reading stopped before the end.
enum ReadingStop {
    /// libyaml's own words; `context` says what it was reading and where that began.
    case problem(String, at: Int, context: String?, contextAt: Int?)
    case tooDeep(at: Int)
    case tooManyEvents(at: Int)
    case secondDocument(at: Int)
}
