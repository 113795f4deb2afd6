import Diagnostics
import FinancialValues
import Receivables

extension LedgerBuilder {
    mutating func readServices(_ reader: inout TableReader<ServiceColumn>) {
        readRows(&reader, customer: .customer, legalEntity: .legalEntity) { builder, reader in
            builder.readService(&reader)
            return .used
        }
    }

    private mutating func readService(_ reader: inout TableReader<ServiceColumn>) {
        let id = reader.required(.service)
        let key = accountKey(.customer, .legalEntity, &reader)
        _ = reader.required(.kind)
        let kind = symbol(.kind, of: vocabulary.serviceKinds, .undeclaredServiceKind, &reader)
        let statusText = reader.cell(.status)
        let status =
            statusText.isEmpty ? .active : Service.Status.allCases.first { statusText.string == String(describing: $0) }
        if status == nil {
            let words = orList(Service.Status.allCases.map { String(describing: $0) })
            reader.fail(.unlistedWord, .status) {
                "\"\(shown(statusText))\" is no status of a service, expected \(words)"
            }
        }
        let contract = reader.optional(.contract)
        let values = reader.ownValues(currency: vocabulary.reportingCurrency, &self)
        guard let id, let key, let status, reader.isUsable else { return }
        let next = Int32(assembly.ledger.services.count)
        guard services.add(id.baseAddress!, count: id.count, context: pair(key), number: next) == next else {
            reader.fail(.duplicateRow, .service) {
                "the service \"\(shown(id))\" stands in an earlier row of this account"
            }
            return
        }
        var service = Service(id: keep(id), customer: key.customer, kind: kind)
        service.status = status
        if let contract { service.contract = keep(contract) }
        assembly.ledger.services.append(service)
        assembly.serviceKeys.append(key)
        if !values.isEmpty { append(values, reader.ownFieldNames, to: "service") }
    }

    mutating func readDisputes(_ reader: inout TableReader<DisputeColumn>) {
        readRows(&reader, customer: .customer, legalEntity: .legalEntity) { builder, reader in
            builder.readDispute(&reader)
        }
    }

    private mutating func readDispute(_ reader: inout TableReader<DisputeColumn>) -> RowOutcome {
        let id = reader.required(.dispute)
        let key = accountKey(.customer, .legalEntity, invoice: .invoice, &reader)
        let opened = reader.requiredDate(.opened)
        let closed = reader.date(.closed)
        let reason = symbol(.reason, of: vocabulary.disputeReasons, .undeclaredReason, &reader)
        let owner = readOwner(&reader)
        let outcomeText = reader.cell(.outcome)
        let outcome: Dispute.Outcome =
            outcomeText.isEqual(to: "customer") ? .customer : outcomeText.isEqual(to: "company") ? .company : .none
        if outcome == .none, !outcomeText.isEmpty {
            reader.fail(.unlistedWord, .outcome) {
                "\"\(shown(outcomeText))\" says not in whose favour it was closed, expected customer or company"
            }
        }
        if let opened, let closed, closed < opened {
            reader.fail(.endsBeforeItBegins, .closed) {
                "the dispute was closed on \(closed), before it was opened on \(opened)"
            }
        }
        guard let id, let key, let opened, reader.isUsable, isAccount(key, .customer, &reader) else { return .setAside }
        var dispute = Dispute(id: .empty, opened: opened)
        dispute.closed = closed ?? .distantFuture
        dispute.reason = reason
        dispute.owner = owner
        dispute.outcome = outcome
        var rows: [Int32] = []
        switch invoiceReference(.invoice, due: .due, key, &reader) {
        case .unknown: return .setAside
        case .none:
            if !reader.cell(.amount).isEmpty {
                reader.warn(.amountWithoutInvoice, .amount) {
                    "a dispute of the whole account contests all of it; the amount is not used"
                }
            }
        case .rows(let found):
            rows = found.all
            let invoice = assembly.ledger.invoices[Int(rows[0])]
            if !reader.cell(.currency).isEmpty,
                let currency = reader.requiredCurrency(.currency, known: vocabulary.currencies),
                currency != invoice.currency
            {
                reader.fail(.otherCurrency, .currency) {
                    "the dispute is in \(currency), its invoice in \(invoice.currency)"
                }
            }
            dispute.amount = reader.amount(
                .amount, decimals: invoice.currency.minorDigits, unit: invoice.currency.description)
            if let amount = dispute.amount {
                if amount <= 0 {
                    reader.fail(.badAmount, .amount) {
                        "a disputed amount is more than zero, or left empty for all of it"
                    }
                }
                _ = isWithinTotal(amount, .amount, &reader)
            }
        }
        guard reader.isUsable else { return .used }
        let next = Int32(assembly.ledger.disputes.count)
        guard disputes.add(id.baseAddress!, count: id.count, context: pair(key), number: next) == next else {
            reader.fail(.duplicateRow, .dispute) {
                "the dispute \"\(shown(id))\" stands in an earlier row of this account"
            }
            return .used
        }
        dispute.id = keep(id)
        addDispute(dispute, on: rows, key)
        return .used
    }

    /// One dispute per instalment; a contested part falls on the instalments due first.
    private mutating func addDispute(_ dispute: Dispute, on rows: [Int32], _ key: LedgerAssembly.AccountKey) {
        var dispute = dispute
        var left = dispute.amount
        for row in rows.isEmpty ? [nil] : rows.map(Optional.some) {
            dispute.invoice = row
            if let row, let amount = left, rows.count > 1 {
                let part = row == rows.last ? amount : min(amount, assembly.ledger.invoices[Int(row)].amount)
                guard part > 0 else { break }
                dispute.amount = part
                left = amount - part
            }
            assembly.ledger.disputes.append(dispute)
            assembly.disputeKeys.append(key)
        }
    }

    private mutating func readOwner(_ reader: inout TableReader<DisputeColumn>) -> Symbol {
        guard let text = reader.optional(.owner) else { return .none }
        let word = text.string
        if vocabulary.roles.isEmpty || vocabulary.roles.contains(word) { return symbol(text) }
        let names = vocabulary.roles.sorted()
        reader.warn(.undeclaredRole, .owner) {
            "the dispute goes to the owner of its reason, because the policy has no role \"\(shown(text))\""
                + NameSuggestion.question(for: word, among: names)
        }
        return .none
    }

    mutating func readPromises(_ reader: inout TableReader<PromiseColumn>) {
        readRows(&reader, customer: .customer, legalEntity: .legalEntity) { builder, reader in
            builder.readPromise(&reader)
        }
    }

    private mutating func readPromise(_ reader: inout TableReader<PromiseColumn>) -> RowOutcome {
        let id = reader.required(.promise)
        let key = accountKey(.customer, .legalEntity, invoice: .invoice, &reader)
        let made = reader.requiredDate(.made)
        let date = reader.requiredDate(.date)
        let currency = reader.requiredCurrency(.currency, known: vocabulary.currencies)
        let amount = reader.requiredAmount(.amount, currency)
        let plan = reader.optional(.plan)
        if let made, let date, date < made {
            reader.fail(.endsBeforeItBegins, .date) {
                "the promised day \(date) lies before \(made), on which it was promised"
            }
        }
        if let amount, amount <= 0 {
            reader.fail(.badAmount, .amount) { "a promised amount is more than zero" }
        }
        guard let id, let key, let made, let date, let currency, let amount, reader.isUsable,
            isWithinTotal(amount, .amount, &reader), isAccount(key, .customer, &reader)
        else { return .setAside }
        var rows: [Int32] = []
        switch invoiceReference(.invoice, due: .due, key, &reader) {
        case .unknown: return .setAside
        case .none: break
        case .rows(let found): rows = found.all
        }
        if let row = rows.first, assembly.ledger.invoices[Int(row)].currency != currency {
            let other = assembly.ledger.invoices[Int(row)].currency
            reader.fail(.otherCurrency, .currency) { "the promise is in \(currency), its invoice in \(other)" }
            return .used
        }
        let next = Int32(assembly.ledger.promises.count)
        let number = promises.add(id.baseAddress!, count: id.count, context: pair(key), number: next)
        guard number == next else {
            let first = assembly.ledger.promises[Int(number)]
            guard first.made == made, first.date == date, first.amount == amount, first.currency == currency,
                !first.invoices.isEmpty, !rows.isEmpty
            else {
                reader.fail(.conflictingRows, .promise) {
                    "\"\(shown(id))\" stands in an earlier row, expected the same days and amount and another invoice"
                }
                return .used
            }
            for row in rows where !first.invoices.contains(row) {
                assembly.ledger.promises[Int(number)].invoices.append(row)
            }
            return .used
        }
        var promise = PromiseToPay(id: keep(id), made: made, date: date, amount: amount, currency: currency)
        promise.invoices = rows
        if let plan { promise.plan = keep(plan) }
        assembly.ledger.promises.append(promise)
        assembly.promiseKeys.append(key)
        return .used
    }

    mutating func readBlocks(_ reader: inout TableReader<BlockColumn>) {
        readRows(&reader, customer: .customer, legalEntity: .legalEntity) { builder, reader in
            builder.readBlock(&reader)
        }
    }

    private mutating func readBlock(_ reader: inout TableReader<BlockColumn>) -> RowOutcome {
        let customer = knownCustomer(.customer, &reader)
        let from = reader.requiredDate(.from)
        let until = reader.date(.until)
        let reason = symbol(.reason, of: vocabulary.blockReasons, .undeclaredReason, &reader)
        if let from, let until, until < from {
            reader.fail(.endsBeforeItBegins, .until) { "the block ends on \(until), before it begins on \(from)" }
        }
        let entity = reader.cell(.legalEntity).isEmpty ? nil : legalEntity(.legalEntity, &reader)
        guard let customer, let from, reader.isUsable else { return .used }
        var block = DunningBlock(reason: reason, from: from)
        block.until = until ?? .distantFuture
        guard let entity else {
            guard reader.cell(.invoice).isEmpty else {
                reader.fail(.emptyCell, .legalEntity) { "a block on an invoice needs the legal entity that is owed" }
                return .used
            }
            let entities = accounts.legalEntities(of: payer(of: customer))
            guard !entities.isEmpty else {
                reader.warn(.noAccount, .customer) {
                    "the customer has no invoice, payment or service; the row is set aside"
                }
                return .setAside
            }
            for entity in entities {
                assembly.ledger.blocks.append(block)
                assembly.blockKeys.append(.init(customer: customer, legalEntity: entity))
            }
            return .used
        }
        let key = LedgerAssembly.AccountKey(customer: customer, legalEntity: entity)
        guard isAccount(key, .customer, &reader) else { return .setAside }
        switch invoiceReference(.invoice, due: .due, key, &reader) {
        case .unknown: return .setAside
        case .none:
            assembly.ledger.blocks.append(block)
            assembly.blockKeys.append(key)
        case .rows(let rows):
            for row in rows.all {
                block.invoice = row
                assembly.ledger.blocks.append(block)
                assembly.blockKeys.append(key)
            }
        }
        return .used
    }

    mutating func readUnbilled(_ reader: inout TableReader<UnbilledColumn>) {
        readRows(&reader, customer: .customer, legalEntity: .legalEntity) { builder, reader in
            let key = builder.accountKey(.customer, .legalEntity, &reader)
            let currency = reader.requiredCurrency(.currency, known: builder.vocabulary.currencies)
            let amount = reader.requiredAmount(.amount, currency)
            guard let key, let currency, let amount, reader.isUsable, builder.isWithinTotal(amount, .amount, &reader),
                builder.isAccount(key, .customer, &reader)
            else { return .setAside }
            builder.assembly.ledger.unbilled.append(Unbilled(amount: amount, currency: currency))
            builder.assembly.unbilledKeys.append(key)
            return .used
        }
    }
}
