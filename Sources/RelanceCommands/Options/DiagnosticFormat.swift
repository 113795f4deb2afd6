import ArgumentParser
import Diagnostics

extension DiagnosticFormat: ExpressibleByArgument {}

/// How an answer is printed.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}
