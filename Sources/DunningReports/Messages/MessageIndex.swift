import Diagnostics
import DunningEngine
import MessageDelivery
import PlaybookProgram

/// Which file holds the message of which action: a row per action and channel, for spreadsheets and for programs.
struct MessageIndex {
    static let table = "index.csv"
    static let jsonLines = "index.jsonl"

    static let header: String = {
        var row = CSVRow()
        for column in columns { row.add(column) }
        return row.line
    }()

    private static let columns = [
        "action", "message", "day", "customer", "legal_entity", "rule", "status", "channel", "copy", "file",
        "recipient",
        "address", "language", "subject", "encoding", "length", "parts", "not_written",
    ]

    /// What became of an action by a channel.
    struct Row {
        let record: ScheduleRecord
        let channel: Channel
        let result: Result<ComposedMessage, MessageFault>

        private var message: ComposedMessage? { try? result.get() }

        /// Why there is no file; `nil` when there is one.
        private var reason: String? {
            if case .failure(let fault) = result { fault.phrase } else { nil }
        }

        var csvLine: String {
            var row = CSVRow()
            for cell in [record.id, record.messageID, record.day.description, record.customer, record.legalEntity] {
                row.add(cell)
            }
            for cell in [record.rule.name, record.status.rawValue, channel.rawValue] { row.add(cell) }
            row.add(message.map { String($0.isCopy) } ?? "")
            for cell in [message?.fileName, message?.recipient, message?.address, message?.language, message?.subject] {
                row.add(cell ?? "")
            }
            row.add(message?.shortText?.encoding.rawValue ?? "")
            row.addNumber(message?.shortText.map { String($0.length) } ?? "")
            row.addNumber(message?.shortText.map { String($0.parts.count) } ?? "")
            row.add(reason ?? "")
            return row.line
        }

        var json: JSONText {
            .object([
                ("action", .string(record.id)), ("message", .string(record.messageID)), ("day", .date(record.day)),
                ("customer", .string(record.customer)), ("legal_entity", .string(record.legalEntity)),
                ("rule", .string(record.rule.name)), ("status", .string(record.status.rawValue)),
                ("channel", .string(channel.rawValue)), ("copy", .boolean(message?.isCopy ?? false)),
                ("file", .optional(message?.fileName)), ("recipient", .optional(message?.recipient)),
                ("address", .optional(message?.address)), ("language", .optional(message?.language)),
                ("subject", .optional(message?.subject)), ("sms", message?.shortText?.json ?? .null),
                ("not_written", .optional(reason)),
            ])
        }
    }
}

extension TextMessage {
    fileprivate var json: JSONText {
        .object([
            ("encoding", .string(encoding.rawValue)), ("length", .integer(length)), ("parts", .integer(parts.count)),
        ])
    }
}
