/// One key of one kind of map: what may stand there, what holds without it, and one line of help.
public struct KeyRow: Sendable {
    public enum Presence: Sendable {
        case optional
        /// Must be written wherever the record is.
        case required
        /// Must be there once `extends` has been merged: a layer may leave it to its parent.
        case requiredWhenMerged
    }

    public let key: String
    public let presence: Presence
    public let value: ValueKind
    /// What holds when the key is not written, as a sentence part; `nil` when nothing does.
    public let standard: String?
    /// One line, without a full stop.
    public let help: String

    init(_ key: String, _ value: ValueKind, _ presence: Presence = .optional, standard: String? = nil, _ help: String) {
        self.key = key
        self.presence = presence
        self.value = value
        self.standard = standard
        self.help = help
    }
}
