import Diagnostics
import FinancialValues
import StrictYAML

/// A fault that ends the reading of a phrase.
struct PhraseFault: Error {
    let diagnostic: Diagnostic
}

/// Reads a phrase token by token, and knows where each stands in the file.
struct PhraseCursor {
    let scalar: YAMLScalar
    let tokens: [PhraseToken]
    var position = 0
    /// Faults after which reading went on.
    var diagnostics: [Diagnostic] = []

    init(_ scalar: YAMLScalar) {
        self.scalar = scalar
        let (tokens, unclosedText) = PhraseLexer.tokens(of: scalar.text)
        self.tokens = tokens
        if let unclosedText {
            diagnostics.append(
                Diagnostic(
                    .unbalanced, at: scalar.range(of: unclosedText), "this text is not closed", help: "end it with \""))
        }
    }

    var next: PhraseToken? { position < tokens.count ? tokens[position] : nil }
    var isAtEnd: Bool { position >= tokens.count }

    func token(ahead count: Int) -> PhraseToken? {
        position + count < tokens.count ? tokens[position + count] : nil
    }

    mutating func advance() { position += 1 }

    mutating func take(word: String) -> Bool {
        guard next?.isWord(word) == true else { return false }
        advance()
        return true
    }

    /// Takes the words when all of them stand here, else none.
    mutating func take(words: String...) -> Bool {
        for (offset, word) in words.enumerated() where token(ahead: offset)?.isWord(word) != true { return false }
        position += words.count
        return true
    }

    mutating func take(sign: String) -> Bool {
        guard next?.isSign(sign) == true else { return false }
        advance()
        return true
    }

    // MARK: Places

    func range(of token: PhraseToken) -> SourceRange { scalar.range(of: token.bytes) }

    /// From a token to the one just taken.
    func range(from first: PhraseToken) -> SourceRange {
        let last = tokens[max(0, position - 1)]
        return scalar.range(of: first.bytes.lowerBound..<max(first.bytes.upperBound, last.bytes.upperBound))
    }

    /// The next token's place; at the end, the place behind the last.
    var here: SourceRange {
        if let next { return range(of: next) }
        guard let last = tokens.last else { return scalar.range }
        return scalar.range(of: last.bytes.upperBound..<last.bytes.upperBound)
    }

    /// The tokens from the next one to the last.
    var rest: SourceRange {
        guard let next, let last = tokens.last else { return here }
        return scalar.range(of: next.bytes.lowerBound..<last.bytes.upperBound)
    }

    /// What was written from one token to another, both included.
    func text(from first: PhraseToken, to last: PhraseToken) -> String {
        text(first.bytes.lowerBound..<last.bytes.upperBound)
    }

    func text(_ bytes: Range<Int>) -> String {
        String(decoding: Array(scalar.text.utf8)[bytes], as: UTF8.self)
    }

    /// How a message calls what stands here.
    var found: String { next.map { "\"\($0.text)\"" } ?? "the end" }

    // MARK: Faults

    func fault(
        _ code: DiagnosticCode, at range: SourceRange, _ message: String, help: String? = nil, fix: FixIt? = nil
    ) -> PhraseFault {
        PhraseFault(diagnostic: Diagnostic(code, at: range, message, help: help, fix: fix))
    }

    mutating func report(
        _ code: DiagnosticCode, at range: SourceRange, _ message: String, help: String? = nil, fix: FixIt? = nil
    ) {
        diagnostics.append(Diagnostic(code, at: range, message, help: help, fix: fix))
    }

    /// What a text says. Where it is written in another way that has one meaning, that is reported and the meaning read.
    mutating func meant<Value>(
        _ text: String, at range: SourceRange, _ read: (String) throws(ScalarFault) -> Value
    ) throws(ScalarFault) -> Value {
        do throws(ScalarFault) {
            return try read(text)
        } catch {
            guard let replacement = error.replacement else { throw error }
            let value = try read(replacement)
            diagnostics.append(error.diagnostic(at: range))
            return value
        }
    }
}
