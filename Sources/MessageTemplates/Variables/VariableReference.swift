/// The reference of variables in Markdown, written from the table.
public enum VariableReference {
    public static var text: String {
        var text = """
            # Variables

            What a [message template](../language/messages.md) may print, by where it may stand: in the message, or within the section \
            of a list. Within a section, the variables of the message are to be had, too. A variable with something under *when* has a \
            value only in such messages; the checker names the steps that cannot fill it. An own field of the policy is written as in \
            conditions, of an invoice or a service without its prefix.

            A day has `.short` (`31/03/2026`), a list `.count`, a list or a number `.one` and `.many`.

            <!-- Written from the table of variables. -->

            """
        let table = VariableTable()
        for place in TemplateVariable.Place.allCases {
            text += "\n## \(place.title)\n\n| variable | is | when | help |\n|---|---|---|---|\n"
            for row in table.rows where row.place == place {
                text += "| `\(row.name)` | \(row.kind.word) | \(row.need.condition) | \(row.help) |\n"
            }
        }
        return text
    }
}

extension TemplateVariable.Place {
    fileprivate var title: String {
        switch self {
        case .message: "The message"
        default: "Within {{#\(rawValue)}}"
        }
    }
}
