import Diagnostics
import PlaybookProgram
import PlaybookSyntax

/// A fact that a name stands for, its type, and the policy's field when it is one of the author's.
struct ResolvedFact {
    let fact: Fact
    let type: ValueType
    let field: OwnField?
}

/// Finds the fact that a name means where it stands.
struct FactResolution {
    let scope: ConditionScope
    let vocabulary: PolicyVocabulary

    /// - Returns: `nil` when there is none, also for a field that was declared and reported already.
    func fact(_ name: NameSyntax) -> ResolvedFact? {
        for candidate in scopes(of: name) {
            if let fact = fact(candidate, name.name) { return fact }
        }
        return nil
    }

    /// What is wrong with a name that stands for no fact here; `nil` when nothing can be said of it.
    func fault(of name: NameSyntax) -> Diagnostic? {
        if vocabulary.fieldsAreOpen { return nil }
        let scopes = name.scope.map { [$0] } ?? FactScope.allCases.map(\.rawValue)
        if scopes.contains(where: { vocabulary.brokenFields.contains("\($0).\(name.name)") }) { return nil }
        if let elsewhere = elsewhere(name) { return elsewhere }
        let question = TradeWords.question(for: name.text, among: spellings)
        return Diagnostic(
            .unknownFact, at: name.range, "no fact \"\(name.text)\" that \(scope.place) could mention\(question)",
            help: question.isEmpty
                ? FactNames.declaration(of: name.text) ?? "own facts are declared under \"fields\" of the policy" : nil)
    }

    private func scopes(of name: NameSyntax) -> [FactScope] {
        guard let prefix = name.scope else {
            return scope.bare + (name.name == "legal_entity" && scope.prefixed.contains(.account) ? [.account] : [])
        }
        return FactScope(rawValue: prefix).map { scope.prefixed.contains($0) ? [$0] : [] } ?? []
    }

    private func fact(_ scope: FactScope, _ name: String) -> ResolvedFact? {
        if self.scope.onlyLegalEntity && scope == .account && name != "legal_entity" { return nil }
        if self.scope.isSumOfCustomer(name, scope) { return nil }
        if let builtIn = BuiltInFact(rawValue: "\(scope.rawValue).\(name)") {
            return ResolvedFact(fact: .builtIn(builtIn), type: FactTable.row(of: builtIn).type, field: nil)
        }
        guard
            let index = vocabulary.fields.firstIndex(where: {
                $0.scope == scope && $0.name == name && $0.builtIn == nil
            })
        else { return nil }
        let field = vocabulary.fields[index]
        return ResolvedFact(fact: .own(index), type: field.type, field: field)
    }

    /// The name is a fact, but not here or not so: what to write instead.
    private func elsewhere(_ name: NameSyntax) -> Diagnostic? {
        if let owner = name.scope.flatMap(FactScope.init(rawValue:)), scope.isSumOfCustomer(name.name, owner) {
            return Diagnostic(
                .factOutOfScope, at: name.range,
                "\"\(name.text)\" is a sum over accounts, which \(scope.place) cannot mention",
                help: "which accounts count is known once a playbook has them: ask for it in the \"for\" of a sequence")
        }
        let owners = FactScope.allCases.filter { owner in
            (name.scope == nil || name.scope == owner.rawValue || FactScope(rawValue: name.scope!) == nil)
                && (BuiltInFact(rawValue: "\(owner.rawValue).\(name.name)") != nil
                    || vocabulary.fields.contains { $0.scope == owner && $0.name == name.name })
        }
        guard let owner = owners.first(where: { scope.spelling(of: name.name, in: $0) != nil }) ?? owners.first else {
            return nil
        }
        if let spelling = scope.spelling(of: name.name, in: owner) {
            return Diagnostic(
                .unknownFact, at: name.range, "\"\(name.text)\" is written \"\(spelling)\" in \(scope.place)",
                fix: FixIt("write \"\(spelling)\"", replace: name.range, with: spelling))
        }
        let whose =
            owner == .day ? "the day" : "\(owner == .invoice || owner == .account ? "an" : "a") \(owner.rawValue)"
        let question = TradeWords.question(for: name.text, among: spellings)
        return Diagnostic(
            .factOutOfScope, at: name.range,
            "\"\(name.text)\" is a fact of \(whose), which \(scope.place) cannot mention\(question)",
            help: "\(scope.place) may mention facts of \(orList(scopeWords))")
    }

    private var scopeWords: [String] {
        var words: [String] = []
        for owner in scope.prefixed + scope.bare where owner != .day {
            let word = scope.onlyLegalEntity && owner == .account ? "the legal entity" : "the \(owner.rawValue)"
            if !words.contains(word) { words.append(word) }
        }
        return words + (scope.bare.contains(.day) ? ["the day"] : [])
    }

    /// Every fact that may be mentioned here, as it is written.
    private var spellings: [String] {
        let builtIn = BuiltInFact.allCases.compactMap { scope.spelling(of: $0.name, in: $0.scope) }
        let own = vocabulary.fields.compactMap { scope.spelling(of: $0.name, in: $0.scope) }
        return builtIn + own
    }
}
