import Diagnostics

extension ScheduleRecheck {
    /// For programs: a line for each action of the plan, as `docs/recheck.schema.json` describes it.
    public var jsonLines: String {
        findings.map { finding in
            let action = finding.action
            return JSONText.object([
                ("id", .string(action.id)), ("message_id", .string(action.messageID)), ("day", .date(action.day)),
                (
                    "account",
                    .object([("customer", .string(action.customer)), ("legal_entity", .string(action.legalEntity))])
                ),
                (
                    "rule",
                    .object([
                        ("type", .string(action.ruleType.rawValue)), ("name", .string(action.rule)),
                        ("about", .optional(action.about)),
                    ])
                ),
                ("verdict", .string(finding.verdict.word)), ("now", .date(finding.now)),
                ("changes", .array(finding.verdict.changes.map(\.json))), ("sent", finding.verdict.sentJSON),
                ("reasons", .array(finding.reasons.map(JSONText.string))), ("planned_by", plan.json),
                ("checked_by", options.json),
            ]).compact + "\n"
        }.joined()
    }
}

extension ScheduleRecheck.Verdict {
    fileprivate var changes: [ActionChange] { if case .changed(let changes) = self { changes } else { [] } }

    fileprivate var sentJSON: JSONText {
        guard case .sent(let deed) = self else { return .null }
        return .object([
            ("day", .date(deed.day)), ("outcome", .string(deed.outcome.word)), ("outcome_day", .date(deed.outcomeDay)),
        ])
    }
}

extension ActionChange {
    fileprivate var json: JSONText {
        .object([
            ("what", .string(what)), ("invoice", .optional(invoice)), ("planned", .optional(planned)),
            ("now", .optional(now)),
        ])
    }
}
