import Diagnostics

/// What stopped the reading, in our words, and what to blank out to go on.
///
/// libyaml's messages speak of its own states; what the author did wrong shows in the line they point to.
struct SyntaxFault {
    enum Blanking {
        /// What stands on a line and belongs to it, also the lines up to `through`.
        case entry(Int, through: Int? = nil)
        /// What stands on a line behind the dashes of list items, and nothing below.
        case line(Int)
        /// These lines and nothing that stands deeper below them.
        case lines(ClosedRange<Int>)
    }

    let diagnostic: Diagnostic
    /// `nil` when there is nothing to go on with.
    let blanking: Blanking?

    init(_ diagnostic: Diagnostic, _ blanking: Blanking?) {
        (self.diagnostic, self.blanking) = (diagnostic, blanking)
    }

    init(_ stop: ReadingStop, after events: [YAMLEvent], in text: WorkingText) {
        switch stop {
        case .tooDeep(let offset):
            let range = SourceRange(text.file, offset..<min(offset + 1, text.bytes.count))
            self.init(
                Diagnostic(
                    .tooDeep, at: range,
                    "lists and maps stand more than \(YAMLLimits.depth) deep in each other"),
                .entry(text.line(of: offset)))
        case .tooManyEvents(let offset):
            self.init(
                Diagnostic(
                    .tooManyValues, at: SourceRange(text.file, offset..<offset),
                    "the file has too many values, at most \(YAMLLimits.events) keys, texts, lists and maps are read",
                    help: "split it into several files"),
                nil)
        case .secondDocument(let offset):
            self.init(.secondDocument(text, at: offset), nil)
        case .problem(let problem, let offset, let context, let contextOffset):
            self =
                SyntaxExplanation(
                    text, events, problem: problem, at: offset, context: context ?? "",
                    contextAt: contextOffset ?? offset
                ).fault
        }
    }
}
