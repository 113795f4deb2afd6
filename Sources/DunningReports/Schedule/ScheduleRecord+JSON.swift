import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram

extension ScheduleRecord {
    /// One line of `schedule.jsonl`, as `docs/schedule.schema.json` describes it, with its line break.
    ///
    /// - Parameter run: What the run looked at and assumed.
    func line(of run: SimulationOptions) -> String {
        guard case .object(let members) = json else { preconditionFailure("a record is an object") }
        return JSONText.object(members + [("run", run.json)]).compact + "\n"
    }

    /// The action for programs. Amounts are texts, so that no reader makes binary fractions of them; what does not apply is
    /// `null`.
    public var json: JSONText {
        .object(
            members + (signatures.map { [("signatures", $0.json)] } ?? []))
    }

    /// What every action has.
    private var members: [(key: String, value: JSONText)] {
        [
            ("id", .string(id)),
            ("message_id", .string(messageID)),
            ("day", .date(day)),
            ("account", .object([("customer", .string(customer)), ("legal_entity", .string(legalEntity))])),
            ("payer", .string(payerName)),
            ("playbook", .object([("name", .string(playbook)), ("digest", .string(digest))])),
            (
                "rule",
                .object([
                    ("type", .string(rule.type)), ("group", .optional(rule.group)), ("name", .string(rule.name)),
                    ("about", .optional(rule.about)),
                    ("file", .optional(rule.place?.file)), ("line", .number(rule.place?.line)),
                ])
            ),
            ("kind", .string(kind.rawValue)),
            ("task", .optional(task)),
            ("limit", limit?.json ?? .null),
            ("status", .string(status.rawValue)),
            ("channels", .array(channels.map { .string($0.rawValue) })),
            ("recipient", recipient.json),
            ("language", .optional(language.isEmpty ? nil : language)),
            ("deadline", .date(deadline)),
            ("late", .boolean(isLate)),
            ("items", .array(items.map(\.json))),
            ("totals", .array(totals.map(JSONText.money))),
            ("fees", .array(fees.map(JSONText.money))),
            ("owed", .array(chargedTotals.map(\.json))),
            ("approval", approval.json),
            ("because", because.json),
        ]
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
    var json: JSONText {
        .object([
            ("role", .string(role)),
            ("side", .string(side.word)),
            ("name", .optional(name.isEmpty ? nil : name)),
            (
                "addresses",
                .array(
                    addresses.map {
                        .object([("channel", .string($0.channel.rawValue)), ("address", .string($0.text))])
                    })
            ),
        ])
    }
}

extension ScheduleRecord.Item {
    var json: JSONText {
        .object([
            ("invoice", .string(invoice)),
            ("due", .date(due)),
            ("currency", .string(open.currency.description)),
            ("open", .string(open.decimalText)),
            ("asked", .string(asked.decimalText)),
            ("disputed", .string(disputed.decimalText)),
            ("promised", .string(promised.decimalText)),
            ("days_overdue", .integer(daysOverdue)),
            ("step", .optional(step)),
            ("decided", .boolean(isDecided)),
            ("charges", charges.map { $0.json(in: open.currency) } ?? .null),
            ("promises", .array(ids(of: .promise))),
            ("disputes", .array(ids(of: .dispute))),
        ])
    }

    private func ids(of kind: ItemSubject.Kind) -> [JSONText] {
        subjects.filter { $0.kind == kind }.map { .string($0.id) }
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
