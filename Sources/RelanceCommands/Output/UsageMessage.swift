/// What the argument parser complains of, said as everything else is: one lower-case sentence, the author's text in double
/// quotes, what was expected.
enum UsageMessage {
    static func text(_ message: String) -> String {
        let line = message.split(separator: "\n").first.map(String.init) ?? message
        if let match = line.wholeMatch(of: /The value '(.*)' is invalid for '(-[-a-z]+|<[-a-z]+>).*': (.*)/) {
            return "\(match.2): \(match.3)"
        }
        if let match = line.wholeMatch(
            of: /The value '(.*)' is invalid for '(-[-a-z]+).*'\. Please provide one of (.*)\./)
        {
            let values = match.3.replacing("'", with: "").replacing(" and ", with: " or ")
            return "\(match.2): \"\(match.1)\" is none of its values, expected \(values)"
        }
        if let match = line.wholeMatch(of: /Unknown option '(.*?)'(\. Did you mean '(.*)'\?)?\.?/) {
            return "there is no option \"\(match.1)\"" + (match.3.map { ", did you mean \"\($0)\"?" } ?? "")
        }
        if let match = line.wholeMatch(of: /Missing expected argument '(.*)'\.?/) {
            return "the argument \(match.1) is missing"
        }
        if let match = line.wholeMatch(of: /Missing value for '(-[-a-z]+).*'\.?/) {
            return "\(match.1) needs a value behind it"
        }
        if let match = line.wholeMatch(of: /Unexpected argument '(.*)'\.?/) {
            return "the argument \"\(match.1)\" is one too many"
        }
        return line.prefix(1).lowercased() + line.dropFirst()
    }
}
