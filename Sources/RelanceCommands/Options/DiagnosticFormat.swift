import ArgumentParser
import Diagnostics

/// How faults are printed.
enum DiagnosticFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif, github

    func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map {
            "\($0.range.file.path):\($0.range.start): \($0.message) [\($0.code)]\n"
        }.joined()
    }
}

/// How an answer is printed.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}
