import MessageDelivery
import MessageTemplates
import PlaybookProgram

/// Words and addresses put together as each carrier wants them.
extension MessageComposer {
    func deliver(
        _ words: MessageWords, _ locale: MessageLocale, _ message: OutgoingMessage, _ parties: MessageParties,
        by channel: Channel, isCopy: Bool
    ) throws(MessageFault) -> (address: String, ComposedMessage.Delivery) {
        switch channel {
        case .email:
            let email = try email(words, locale, message, parties, isCopy: isCopy)
            return (email.to.map(\.address.text).joined(separator: ", "), .email(email))
        case .letter, .registeredLetter:
            let letter = try letter(words, locale, message, parties, by: channel)
            return (parties.recipient.address.joined(separator: ", "), .letter(letter))
        case .sms:
            guard !parties.recipient.phone.isEmpty else { throw noAddress(parties, channel) }
            return (parties.recipient.phone, .sms(TextMessage(words.sms)))
        case .portal: return ("", .portal(html: PortalMessage.html(words.html)))
        }
    }

    private func email(
        _ words: MessageWords, _ locale: MessageLocale, _ message: OutgoingMessage, _ parties: MessageParties,
        isCopy: Bool
    ) throws(MessageFault) -> Email {
        var copies: [Mailbox] = []
        for copied in parties.copies { copies += try mailboxes(copied) }
        let to = isCopy ? copies : try mailboxes(parties.recipient)
        guard !to.isEmpty else { throw noAddress(parties, .email) }
        let own = parties.entity.sender.email
        guard !own.isEmpty else { throw MessageFault.noSender(entity: parties.entity.id, .email) }
        let sender = parties.sender
        let from = Mailbox(name: sender.name, address: try address(own))
        let answered = Mailbox(
            name: parties.signer?.name ?? sender.name, address: try address(parties.signerEmail))
        return Email(
            from: from, to: to, cc: isCopy ? [] : copies.filter { !to.contains($0) },
            replyTo: answered.address == from.address ? nil : answered, subject: words.subject, day: message.day,
            id: message.id + (isCopy ? "copy" : ""), language: locale.language,
            text: EmailDocument.text(body: words.text, sender: sender),
            html: EmailDocument.html(
                body: words.html, subject: words.subject, language: locale.language, sender: sender))
    }

    private func mailboxes(_ reached: MessageParties.Reached) throws(MessageFault) -> [Mailbox] {
        var mailboxes: [Mailbox] = []
        for email in reached.emails { mailboxes.append(Mailbox(name: reached.name, address: try address(email))) }
        return mailboxes
    }

    private func address(_ text: String) throws(MessageFault) -> EmailAddress {
        guard let address = EmailAddress(text) else { throw MessageFault.malformedEmail(text) }
        return address
    }

    private func letter(
        _ words: MessageWords, _ locale: MessageLocale, _ message: OutgoingMessage, _ parties: MessageParties,
        by channel: Channel
    ) throws(MessageFault) -> Letter {
        guard !parties.recipient.address.isEmpty else { throw noAddress(parties, channel) }
        guard !parties.entity.sender.address.isEmpty else {
            throw .noSender(entity: parties.entity.id, channel)
        }
        // A letter to somebody at a company names the company first.
        let isCompanys = parties.recipient.role.side == .customer && parties.recipient.name != parties.customerName
        return Letter(
            sender: parties.sender, window: EnvelopeWindow(country: parties.entity.country),
            recipient: (isCompanys ? [parties.customerName] : []) + [parties.recipient.name]
                + parties.recipient.address,
            isRegistered: channel == .registeredLetter, date: locale.date(message.day),
            reference: "\(ledger.text[parties.customer.id]) / \(message.id)",
            contact: Letter.Contact(
                name: parties.signer?.name ?? "", phone: parties.signerPhone, email: parties.signerEmail),
            subject: words.subject, language: locale.language, body: words.html)
    }

    private func noAddress(_ parties: MessageParties, _ channel: Channel) -> MessageFault {
        .noAddress(role: parties.recipient.role.name, channel)
    }
}
