import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Whom a playbook covers, and on which days.
struct CoverageLowering {
    let context: LoweringContext
    let record: SyntaxRecord

    /// - Returns: `nil` for a playbook that is only for extending, and where it could not be understood.
    func coverage() -> LoweredCoverage? {
        if let covers = record["covers"], let accounts = record["accounts"] {
            context.faults.report(coversAndAccounts(covers, accounts))
            return nil
        }
        if let field = record["accounts"] {
            guard let words = record.words("accounts") else { return nil }
            return LoweredCoverage(coverage: .accounts(words.compactMap(pattern)), field: field)
        }
        guard let field = record["covers"] else {
            if let leftAlone = record["left_alone"], record.isComplete {
                context.faults.report(leavesNobodyAlone(leftAlone))
            }
            return nil
        }
        if record.text("covers")?.value == "everyone else" {
            return LoweredCoverage(coverage: .everyoneElse, field: field)
        }
        return context.condition(record, "covers", in: .covers).map {
            LoweredCoverage(coverage: .condition($0), field: field)
        }
    }

    /// `C-1042`, or `C-1042/FR01`: what stands behind the last stroke is the legal entity. [17]
    private func pattern(_ word: Located<String>) -> AccountPattern? {
        guard let stroke = word.value.lastIndex(of: "/") else {
            return AccountPattern(customer: word.value, legalEntity: nil)
        }
        let entity = String(word.value[word.value.index(after: stroke)...])
        let known = context.vocabulary.legalEntities
        if let fault = known.fault(
            of: Located(entity, at: word.range), .unknownLegalEntity, what: "legal entity", owner: "the policy",
            plural: "legal entities")
        {
            context.faults.report(fault)
            return nil
        }
        return AccountPattern(customer: String(word.value[..<stroke]), legalEntity: entity)
    }
}

// MARK: - Messages

extension CoverageLowering {
    private func coversAndAccounts(_ covers: SyntaxField, _ accounts: SyntaxField) -> Diagnostic {
        Diagnostic(
            .exclusiveKeys, at: covers.keyRange, "a playbook covers either \"accounts\" or what \"covers\" says",
            help: "write a second playbook that extends this one",
            notes: [DiagnosticNote("the accounts", at: accounts.keyRange)])
    }

    private func leavesNobodyAlone(_ field: SyntaxField) -> Diagnostic {
        Diagnostic(
            .missingKey, at: field.keyRange, "\"left_alone\" without \"covers\" or \"accounts\" leaves nobody alone",
            help: "write \"covers:\" and a condition, or \"accounts:\"")
    }
}
