import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram

extension ScheduleRecord {
    /// The action for programs. Amounts are texts, so that no reader makes binary fractions of them; what does not apply is
    /// `null`.
    public var json: JSONText {
        .written { json in
            json.object { write(to: &$0, OriginTexts()) }
        }
    }

    /// One line of `schedule.jsonl`, as `docs/schedule.schema.json` describes it, with its line break.
    ///
    /// - Parameter run: What the run looked at and assumed.
    func writeLine(of run: JSONText, to json: inout JSONWriter, _ origins: OriginTexts) {
        json.object { json in
            write(to: &json, origins)
            json.key("run")
            run.write(to: &json)
        }
        json.endLine()
    }

    /// The same line on its own.
    func line(of run: SimulationOptions) -> String {
        var json = JSONWriter()
        writeLine(of: run.json, to: &json, OriginTexts())
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// The members of the action's object.
    private func write(to json: inout JSONWriter, _ origins: OriginTexts) {
        writeWho(to: &json)
        writeRule(to: &json)
        writeWhat(to: &json)
        json.key("items")
        json.array(items) { json, item in item.write(to: &json) }
        json.key("totals")
        json.array(totals) { json, money in json.money(money) }
        json.key("fees")
        json.array(fees) { json, money in json.money(money) }
        json.key("owed")
        json.array(chargedTotals) { json, total in total.write(to: &json) }
        json.key("approval")
        approval.json.write(to: &json)
        json.key("because")
        because.write(to: &json, origins)
        if let signatures {
            json.key("signatures")
            signatures.json.write(to: &json)
        }
    }

    private func writeWho(to json: inout JSONWriter) {
        json.key("id")
        json.string(id)
        json.key("message_id")
        json.string(messageID)
        json.key("day")
        json.date(day)
        json.key("account")
        json.object { json in
            json.key("customer")
            json.string(customer)
            json.key("legal_entity")
            json.string(legalEntity)
        }
        json.key("payer")
        json.string(payerName)
    }

    private func writeRule(to json: inout JSONWriter) {
        json.key("playbook")
        json.object { json in
            json.key("name")
            json.string(playbook)
            json.key("digest")
            json.string(digest)
        }
        json.key("rule")
        json.object { json in
            json.key("type")
            json.string(rule.type)
            json.key("group")
            json.optional(rule.group)
            json.key("name")
            json.string(rule.name)
            json.key("about")
            json.optional(rule.about)
            json.key("file")
            json.optional(rule.place?.file)
            json.key("line")
            if let place = rule.place { json.integer(place.line) } else { json.null() }
        }
    }

    private func writeWhat(to json: inout JSONWriter) {
        json.key("kind")
        json.string(kind.rawValue)
        json.key("task")
        json.optional(task)
        json.key("limit")
        (limit?.json ?? .null).write(to: &json)
        json.key("status")
        json.string(status.rawValue)
        json.key("channels")
        json.array(channels) { json, channel in json.string(channel.rawValue) }
        json.key("recipient")
        recipient.write(to: &json)
        json.key("language")
        json.optional(language.isEmpty ? nil : language)
        json.key("deadline")
        json.date(deadline)
        json.key("late")
        json.boolean(isLate)
    }
}

extension StageStanding {
    fileprivate var json: JSONText {
        .object([
            ("covered", .boolean(isCovered)),
            (
                "roles",
                .array(
                    roles.map { role in
                        .object([
                            ("role", .string(role.role)), ("state", .string(role.state)), ("key", .optional(role.key)),
                            ("on", .date(role.day)),
                        ])
                    })
            ),
        ])
    }
}

extension ScheduleRecord.Limit {
    var json: JSONText {
        .object([
            ("service", .optional(service)), ("customer", .optional(customer)), ("effect", .optional(effect?.rawValue)),
            ("billing", .string(billingContinues ? "continues" : "stops")),
        ])
    }
}

extension ScheduleRecord.Recipient {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("role")
            json.string(role)
            json.key("side")
            json.string(side.word)
            json.key("name")
            json.optional(name.isEmpty ? nil : name)
            json.key("addresses")
            json.array(addresses) { json, address in
                json.object { json in
                    json.key("channel")
                    json.string(address.channel.rawValue)
                    json.key("address")
                    json.string(address.text)
                }
            }
        }
    }
}

extension ScheduleRecord.Item {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("invoice")
            json.string(invoice)
            json.key("due")
            json.date(due)
            json.key("currency")
            json.plainString { open.currency.write(to: &$0) }
            json.key("open")
            json.amount(open)
            json.key("asked")
            json.amount(asked)
            json.key("disputed")
            json.amount(disputed)
            json.key("promised")
            json.amount(promised)
            json.key("days_overdue")
            json.integer(daysOverdue)
            json.key("step")
            json.optional(step)
            json.key("decided")
            json.boolean(isDecided)
            json.key("charges")
            (charges.map { $0.json(in: open.currency) } ?? .null).write(to: &json)
            json.key("promises")
            json.array(ids(of: .promise)) { $0.string($1) }
            json.key("disputes")
            json.array(ids(of: .dispute)) { $0.string($1) }
        }
    }

    private func ids(of kind: ItemSubject.Kind) -> [String] {
        subjects.filter { $0.kind == kind }.map(\.id)
    }
}

extension RoleSide {
    /// Whose role it is, as the exports write it.
    var word: String {
        switch self {
        case .customer: "customer"
        case .ours: "ours"
        case .thirdParty: "third_party"
        }
    }
}

extension ApprovalRule {
    /// Every requirement must be met; each is met by all or by any of its roles.
    var json: JSONText {
        .array(
            requirements.map { requirement in
                switch requirement {
                case .all(let roles): .object([("all", .array(roles.map(JSONText.string)))])
                case .any(let roles): .object([("any", .array(roles.map(JSONText.string)))])
                }
            })
    }

    /// `legal and credit_manager`, `credit_manager or sales_director`.
    var phrase: String {
        requirements.map { requirement in
            switch requirement {
            case .all(let roles): roles.joined(separator: " and ")
            case .any(let roles): roles.joined(separator: " or ")
            }
        }.joined(separator: " and ")
    }
}
