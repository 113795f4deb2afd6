/// What is left of a company's name when it was only written otherwise: without case, accents, punctuation, legal form, doubled
/// letters and the order of its words. `Boulangerie du Port SARL`, `BOULANGERIE DU PORT` and `Port (Boulangerie du)` are one.
struct CompanyName {
    /// Those that tell a company from another, sorted.
    let words: [String]
    /// All, legal forms and links included.
    let everyWord: Set<String>

    init(_ name: String) {
        var (all, word) = ([String](), String.UnicodeScalarView())
        func end() {
            if !word.isEmpty { all.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        // A full stop stands within a legal form: `S.A.R.L.`
        for scalar in name.inPlainLetters.unicodeScalars where scalar != "." {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.append(scalar)
            } else {
                end()
            }
        }
        end()
        everyWord = Set(all)
        let telling = all.filter { !CompanyName.fillers.contains($0) }
        // A name of nothing but such words is that name.
        words = (telling.isEmpty ? all : telling).map(CompanyName.withoutDoubledLetters).sorted()
    }

    /// Long enough that two companies hardly share it.
    var isTelling: Bool { words.reduce(0) { $0 + $1.count } >= 5 }

    private static func withoutDoubledLetters(_ word: String) -> String {
        var last: Character?
        return word.filter { character in
            defer { last = character }
            return character != last || character.isNumber
        }
    }

    /// Legal forms, and words that link others.
    private static let fillers = Set(
        """
        sa sas sasu sarl eurl snc sci scop scic gie gaec earl scea ei eirl selarl selas ste societe cie compagnie ets etablissements
        gmbh mbh ag kg kgaa ohg ug ek gbr se co company ltd limited plc llp llc lp inc incorporated corp corporation
        spa srl srls snc sas sl slu sau bv nv vof sprl srl bvba asbl vzw sarls ab oy oyj aps as lda sro zoo
        et and und y e en the le la les l de du des d der die das
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
