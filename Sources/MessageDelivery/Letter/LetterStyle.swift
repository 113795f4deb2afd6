/// The style of a letter: A4, the address where the window is, the company's registration and the page's number at the foot.
enum LetterStyle {
    static func text(of letter: Letter, _ words: LetterWords) -> String {
        let (address, details) = letter.window == .right ? ("right", "left") : ("left", "right")
        return page(letter, words) + """

            .to { float: \(address); width: 80mm; min-height: 40mm; }
            .details { float: \(details); width: 68mm; }
            """ + "\n" + fixed
    }

    private static func page(_ letter: Letter, _ words: LetterWords) -> String {
        let registration = letter.sender.footerLines.joined(separator: "\n")
        let foot = "font: 7.5pt/1.35 \(fonts); color: #555; padding-top: 3mm; vertical-align: top;"
        return """
            @page {
              size: A4;
              margin: 18mm 20mm 25mm 25mm;
              @bottom-left { content: \(HTMLText.cssString(registration)); white-space: pre-wrap; width: 140mm; \(foot) }
              @bottom-right { content: \(HTMLText.cssString(words.page + " ")) counter(page) \
            \(HTMLText.cssString(" " + words.of + " ")) counter(pages); text-align: right; \(foot) }
            }
            """
    }

    private static let fonts = "\"Liberation Sans\", \"Helvetica Neue\", Arial, \"DejaVu Sans\", sans-serif"

    private static let fixed = """
        html { font: 9.5pt/1.37 \(fonts); color: #1a1a1a; }
        body { margin: 0; }
        p { margin: 0 0 2mm; }
        .letterhead { height: 32mm; overflow: hidden; color: #444; font-size: 8.5pt; line-height: 1.4; }
        .letterhead .sender { float: left; width: 85mm; margin: 0; color: #14365c; font-size: 16pt; font-weight: bold; \
        line-height: 1.2; }
        .letterhead p { float: right; text-align: right; }
        .letterhead p.sender { text-align: left; }
        .head::after { content: ""; display: block; clear: both; }
        .head { min-height: 38mm; overflow-wrap: anywhere; }
        .head p { margin: 0 0 .8mm; }
        .return { color: #555; font-size: 6.5pt; border-bottom: .2mm solid #999; }
        .registered { font-size: 8pt; font-weight: bold; text-transform: uppercase; letter-spacing: .02em; }
        address { font-size: 11pt; font-style: normal; line-height: 1.35; }
        .details { font-size: 8.5pt; }
        .details .date { font-size: 10pt; margin-bottom: 2.4mm; }
        .details span { color: #555; }
        h1 { font-size: 11pt; line-height: 1.3; margin: 1mm 0 4mm; overflow-wrap: anywhere; }
        h2, h3 { font-size: 10pt; margin: 5mm 0 2mm; break-after: avoid; }
        main { overflow-wrap: break-word; }
        main p { orphans: 3; widows: 3; }
        main > :nth-last-child(2), main > :nth-last-child(3) { break-after: avoid; }
        ul, ol { margin: 0 0 3mm; padding-left: 6mm; }
        li { margin-bottom: .8mm; }
        table { width: 100%; border-collapse: collapse; margin: 1mm 0 3mm; font-size: 9pt; \
        font-variant-numeric: tabular-nums; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { padding: 1.4mm 2mm; border-bottom: .2mm solid #c9d1da; vertical-align: top; text-align: left; }
        th { border-bottom: .4mm solid #14365c; color: #14365c; font-size: 8.5pt; }
        @media screen {
          body { box-sizing: border-box; max-width: 210mm; margin: 0 auto; padding: 18mm 20mm 25mm 25mm; }
        }
        """
}
