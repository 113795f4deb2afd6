import DunningEngine
import FinancialValues
import MessageDelivery
import MessageTemplates
import PlaybookProgram
import Receivables

/// From the actions of a schedule to messages that can be sent.
///
///     actions ─ OutgoingMessage ─▶ messages ─ MessageParties, MessageContents ─▶ contexts
///     context × template ─ render ─▶ words ─ MessageDelivery ─▶ files
public struct MessageComposer: Sendable {
    package let program: CompiledProgram
    package let ledger: LedgerSnapshot
    private let library: TemplateLibrary

    public init(_ program: CompiledProgram, _ ledger: LedgerSnapshot, _ library: TemplateLibrary) {
        (self.program, self.ledger, self.library) = (program, ledger, library)
    }

    /// The facts that the simulation is to leave with each message's action.
    public var toldFacts: Set<Fact> { ToldFactNames.facts(in: library.templates, program.policy) }

    /// What became of one message by one channel.
    public struct Outcome: Sendable {
        /// The actions that travel in it; in the order of the schedule.
        public let actions: [ScheduledAction]
        public let channel: Channel
        public let result: Result<ComposedMessage, MessageFault>
    }

    /// Every message of one day by each of its channels, in the order of the schedule.
    ///
    /// - Parameter actions: All of the same day; what is not sent is passed over.
    public func compose(_ actions: [ScheduledAction]) -> [Outcome] {
        OutgoingMessage.messages(of: actions, program).flatMap { message -> [Outcome] in
            let parties = MessageParties(message, program, ledger)
            var ways = message.channels.map { (channel: $0, isCopy: false) }
            if !message.channels.contains(.email), parties.copies.contains(where: { !$0.emails.isEmpty }) {
                ways.append((.email, true))
            }
            return ways.map { channel, isCopy in
                Outcome(
                    actions: message.actions, channel: channel,
                    result: Result { () throws(MessageFault) in
                        try compose(message, parties, by: channel, isCopy: isCopy)
                    })
            }
        }
    }

    private func compose(
        _ message: OutgoingMessage, _ parties: MessageParties, by channel: Channel, isCopy: Bool
    ) throws(MessageFault) -> ComposedMessage {
        var parts: [RenderedMessage] = []
        var locale: MessageLocale?
        for part in message.parts {
            let template = try template(of: part, to: parties)
            let reader = MessageLocale(language: template.language, country: country(of: parties))!
            let contents = MessageContents(
                message: message, part: part, parties: parties, program: program, ledger: ledger)
            let words = template.render(contents.context(by: channel), locale: reader)
            guard words.unfilled.isEmpty else { throw .unfilled(words.unfilled) }
            if channel == .sms, words.sms == nil { throw .noShortText(name: template.name) }
            parts.append(words)
            locale = locale ?? reader
        }
        let words = MessageWords(joining: parts)
        let (address, delivery) = try deliver(words, locale!, message, parties, by: channel, isCopy: isCopy)
        return ComposedMessage(
            id: message.id, day: message.day, channel: channel, isCopy: isCopy, language: locale!.language,
            words: words, recipient: isCopy ? parties.copies[0].name : parties.recipient.name, address: address,
            delivery: delivery, origin: MessageOrigin(message, program, ScheduleRecorder(program, ledger)))
    }

    private func template(
        of part: OutgoingMessage.Part, to parties: MessageParties
    ) throws(MessageFault) -> MessageTemplate {
        let language = language(of: parties)
        let name = part.deed.template
        guard
            let template = library.template(
                name, in: language, fallback: program.policy.fallbackLanguage,
                isFormalNotice: part.deed.isFormalNotice),
            MessageLocale.languages.contains(template.language)
        else { throw MessageFault.noTemplate(name: name, language: language) }
        return template
    }

    /// The customer's; ours, where we write to ourselves.
    private func language(of parties: MessageParties) -> String {
        program.policy.language(of: parties.recipient.role, customers: ledger.symbols[parties.customer.language])
    }

    private func country(of parties: MessageParties) -> String {
        let customers = ledger.symbols[parties.customer.country]
        return parties.recipient.role.side == .ours || customers.isEmpty ? parties.entity.country : customers
    }
}
