import FinancialValues
import PlaybookModel
import PlaybookSyntax

/// The page of the built-in packs of guarantees, written from their files.
public enum PackReference {
    public static let text: String =
        """
        # Packs of guarantees

        The packs that come with the program, written from their files in `Sources/PlaybookCompilation/GuaranteePacks`. A policy or a
        playbook includes one among its [guarantees](../language/guarantees.md#packs); each guarantee is then proved for every playbook
        that it concerns. The numbers are those of the guarantees that lawyers ask for; what the language cannot say, or says
        by itself, stands below with the reason.

        \(PackLibrary.builtIn.all.map(page).joined(separator: "\n"))
        """

    private static func page(_ pack: GuaranteePack) -> String {
        let (document, _) = pack.document(reporting: CurrencyCode("EUR"))
        guard let record = document?.record else { return "" }
        var text = "## \(pack.name)\n\n\(record.text("title")?.value ?? pack.name).\n\n"
        text += "| parameter | unless you say |\n|---|---|\n"
        for name in GuaranteePack.parameters {
            if let value = pack.standards[name] { text += "| `\(name)` | `\(value)` |\n" }
        }
        text += "\n| guarantee | says | rests on | asks |\n|---|---|---|---|\n"
        for guarantee in record.records("guarantees") {
            let texts = guarantee.languages.map(\.text).joined(separator: "<br>")
            let asks =
                "`whenever: \(guarantee["whenever"]?.range.text ?? "")`<br>`\(unquoted(guarantee["require"]?.range.text ?? ""))`"
            text +=
                "| `\(guarantee.name ?? "")` | \(texts) | \(guarantee.text("legal_basis")?.value ?? "") | \(asks) |\n"
        }
        text += "\n| left out | would say | why |\n|---|---|---|\n"
        for out in record.records("left_out") {
            text += "| `\(out.name ?? "")` | \(out.text("text")?.value ?? "") | \(out.text("reason")?.value ?? "") |\n"
        }
        return text
    }

    private static func unquoted(_ text: String) -> String {
        text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text
    }
}
