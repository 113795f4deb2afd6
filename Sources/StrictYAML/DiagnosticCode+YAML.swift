import Diagnostics

// What can be wrong with a file as YAML, before anybody asks what its keys mean.

// Bytes.
extension DiagnosticCode {
    /// The file, or a part of it, is not UTF-8.
    public static let notUTF8 = DiagnosticCode("not-utf8")
    /// A byte order mark that is not at the start of the file.
    public static let misplacedByteOrderMark = DiagnosticCode("misplaced-byte-order-mark")
    /// A control character, written as such or by an escape.
    public static let controlCharacter = DiagnosticCode("control-character")
    /// NEL, LS or PS, which are line breaks for some programs and not for others.
    public static let unusualLineBreak = DiagnosticCode("unusual-line-break")
    /// A carriage return without a line feed.
    public static let carriageReturn = DiagnosticCode("carriage-return")
    /// A character that changes the direction in which text is shown.
    public static let bidirectionalControl = DiagnosticCode("bidirectional-control")
    /// Some lines end with CR LF, others with LF. A warning.
    public static let mixedLineEndings = DiagnosticCode("mixed-line-endings")
}

// Bounds.
extension DiagnosticCode {
    /// The file has more than 1 MiB.
    public static let fileTooLarge = DiagnosticCode("file-too-large")
    /// The file has more than 20,000 lines.
    public static let tooManyLines = DiagnosticCode("too-many-lines")
    /// Lists and maps within each other more than 32 deep.
    public static let tooDeep = DiagnosticCode("too-deep")
    /// The file has more than 100,000 values.
    public static let tooManyValues = DiagnosticCode("too-many-values")
    /// One text of more than 64 KiB.
    public static let textTooLong = DiagnosticCode("text-too-long")
    /// A key of more than 128 characters.
    public static let keyTooLong = DiagnosticCode("key-too-long")
}

// YAML that is not in the language.
extension DiagnosticCode {
    /// `&name` or `*name`.
    public static let anchorOrAlias = DiagnosticCode("anchor-or-alias")
    /// A line that starts with `%`.
    public static let yamlDirective = DiagnosticCode("yaml-directive")
    /// The key `<<`.
    public static let mergeKey = DiagnosticCode("merge-key")
    /// `!name`.
    public static let yamlTag = DiagnosticCode("yaml-tag")
    /// A second `---`, or text after `...`.
    public static let severalDocuments = DiagnosticCode("several-documents")
    /// `? key`.
    public static let explicitKey = DiagnosticCode("explicit-key")
    /// A list or a map as a key.
    public static let keyNotText = DiagnosticCode("key-not-text")
    /// Brackets or braces within others, beyond a list in a map.
    public static let nestedFlow = DiagnosticCode("nested-flow")
    /// `[a: 1]`.
    public static let pairInList = DiagnosticCode("pair-in-list")
    /// Brackets or braces that go on over several lines.
    public static let flowOverLines = DiagnosticCode("flow-over-lines")
    /// `|+` or `>+`.
    public static let keptLineBreaks = DiagnosticCode("kept-line-breaks")
}

// Keys.
extension DiagnosticCode {
    /// A key that stands in its map already.
    public static let duplicateKey = DiagnosticCode("duplicate-key")
    /// Two keys of a map that differ only in upper and lower case. A warning.
    public static let keysDifferInCase = DiagnosticCode("keys-differ-in-case")
    /// A key with characters that no key has.
    public static let malformedKey = DiagnosticCode("malformed-key")
    /// A character nobody sees, such as a no-break space, where it matters.
    public static let invisibleCharacter = DiagnosticCode("invisible-character")
    /// A character that looks like a colon.
    public static let lookAlikeColon = DiagnosticCode("look-alike-colon")
    /// No colon between a key and its value.
    public static let missingColon = DiagnosticCode("missing-colon")
    /// No space behind the colon of a key.
    public static let missingSpaceAfterColon = DiagnosticCode("missing-space-after-colon")
}

// Text.
extension DiagnosticCode {
    /// “Typographic” quotes around a value. A warning.
    public static let curlyQuotes = DiagnosticCode("curly-quotes")
    /// ` #` within text, which makes the rest of it a comment.
    public static let commentInText = DiagnosticCode("comment-in-text")
    /// A comment that joins the value before it.
    public static let commentWithoutSpace = DiagnosticCode("comment-without-space")
    /// `: ` within text.
    public static let colonInText = DiagnosticCode("colon-in-text")
    /// Text that begins with a character of YAML's own.
    public static let unquotedSpecialCharacter = DiagnosticCode("unquoted-special-character")
    /// `{{ name }}` without quotes.
    public static let unquotedPlaceholder = DiagnosticCode("unquoted-placeholder")
    /// A quote that is not closed.
    public static let unclosedQuote = DiagnosticCode("unclosed-quote")
    /// Text behind a closing quote.
    public static let textAfterQuote = DiagnosticCode("text-after-quote")
    /// A backslash in double quotes with something behind it that means nothing.
    public static let unknownEscape = DiagnosticCode("unknown-escape")
    /// `|` or `>` with something behind it that means nothing, or text below it that cannot be told from the rest.
    public static let malformedBlockText = DiagnosticCode("malformed-block-text")
}

// Layout.
extension DiagnosticCode {
    /// A tab in the indentation of a line.
    public static let tabIndentation = DiagnosticCode("tab-indentation")
    /// A tab where a space should be. A warning.
    public static let tabAsSpace = DiagnosticCode("tab-as-space")
    /// A line that stands in a column that fits nothing above it.
    public static let wrongIndentation = DiagnosticCode("wrong-indentation")
    /// A list item where a key should be, or a key where a list item should be.
    public static let listItemAmongKeys = DiagnosticCode("list-item-among-keys")
    /// `[` or `{` that is not closed.
    public static let unclosedBracket = DiagnosticCode("unclosed-bracket")
    /// `]`, `}` or `,` that belongs to nothing.
    public static let unexpectedBracket = DiagnosticCode("unexpected-bracket")
    /// Two items without a comma between them.
    public static let missingComma = DiagnosticCode("missing-comma")
    /// What libyaml refuses and nothing above explains.
    public static let unreadableYAML = DiagnosticCode("unreadable-yaml")
}

extension DiagnosticCode {
    /// Every code of this target.
    public static let allYAML: [DiagnosticCode] = [
        .notUTF8, .misplacedByteOrderMark, .controlCharacter, .unusualLineBreak, .carriageReturn,
        .bidirectionalControl, .mixedLineEndings,
        .fileTooLarge, .tooManyLines, .tooDeep, .tooManyValues, .textTooLong, .keyTooLong,
        .anchorOrAlias, .yamlDirective, .mergeKey, .yamlTag, .severalDocuments, .explicitKey, .keyNotText,
        .nestedFlow, .pairInList, .flowOverLines, .keptLineBreaks,
        .duplicateKey, .keysDifferInCase, .malformedKey, .invisibleCharacter, .lookAlikeColon, .missingColon,
        .missingSpaceAfterColon,
        .curlyQuotes, .commentInText, .commentWithoutSpace, .colonInText, .unquotedSpecialCharacter,
        .unquotedPlaceholder, .unclosedQuote, .textAfterQuote, .unknownEscape, .malformedBlockText,
        .tabIndentation, .tabAsSpace, .wrongIndentation, .listItemAmongKeys, .unclosedBracket, .unexpectedBracket,
        .missingComma, .unreadableYAML,
    ]
}
