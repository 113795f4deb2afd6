import FinancialValues

extension CompiledPolicy {
    /// Everything of the policy that runs, as text: one line per value, places left out.
    ///
    /// What the playbooks take over (send days, approvals) is in their own dumps.
    public func dump() -> String {
        let dump = ProgramDump(ProgramText(fields: fields, playbook: nil))
        dump.add(self)
        return dump.lines.map { $0 + "\n" }.joined()
    }
}

extension ProgramDump {
    func add(_ policy: CompiledPolicy) {
        block("policy \(policy.name)") {
            line("title", text.quoted(policy.title))
            line("currency", policy.exchangeRates.reporting.description)
            for currency in policy.exchangeRates.currencies {
                line("exchange_rate \(currency)", policy.exchangeRates.factor(of: currency).map(String.init))
            }
            line("tolerance", text.text(policy.tolerance))
            line("segments", list(policy.segments))
            line("roles", list(policy.roles))
            line("internal_roles", list(policy.internalRoles))
            line("third_party_roles", list(policy.thirdPartyRoles))
            for entity in policy.legalEntities { add(entity) }
            for field in policy.fields { add(field) }
            for reason in policy.disputeReasons { line("dispute_reason \(reason.reason) \(reason.answeredBy)") }
            line("block_reasons", list(policy.blockReasons))
            line("service_kinds", list(policy.serviceKinds))
            for (method, time) in policy.pending.sorted(by: { $0.key < $1.key }) {
                line("pending \(method) \(time)")
            }
            for (name, task) in policy.tasks.sorted(by: { $0.key < $1.key }) { add(name, task) }
            line("unapplied_cash", policy.appliesCashOldestFirst ? "oldest_first" : "ignore")
            line("bank_data", policy.bankDataAge?.description)
            line("fallback_language", policy.fallbackLanguage)
            line("own_language", policy.ownLanguage)
            for rule in policy.latePayment { add(rule) }
        }
    }

    private func add(_ entity: LegalEntity) {
        block("legal_entity \(entity.id)") {
            line("name", text.quoted(entity.name))
            line("country", entity.country)
            line("calendar", entity.calendar.name)
        }
    }

    private func add(_ field: OwnField) {
        block("field \(field.scope.rawValue).\(field.name)") { addValues(of: field) }
    }

    func addValues(of field: OwnField) {
        line("type", type(field.type))
        if !field.words.isEmpty { line("one_of", list(field.words)) }
        line("default", field.defaultValue.map(text.text))
    }

    private func type(_ type: ValueType) -> String {
        if case .enumeration(let list) = type { "one of \(list.rawValue)" } else { String(describing: type) }
    }

    private func add(_ name: String, _ task: TaskDeclaration) {
        block("task \(name)") {
            line("to", task.to?.name)
            line("within", task.within?.description)
            line("then", task.then?.name)
            if task.reachesCustomer { line("reaches_customer") }
        }
    }

    private func list(_ words: [String]) -> String { "[\(words.joined(separator: ", "))]" }
}
