import Diagnostics
import MessageDelivery
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// How our companies and our own people present themselves in messages.
struct SenderLowering {
    let vocabulary: PolicyVocabulary
    let faults: DiagnosticCollector

    /// - Parameter contacts: The policy's, which hold where the entity has none of its own.
    func sender(_ entity: SyntaxRecord, _ contacts: [String: OwnContact]) -> SenderDetails {
        var sender = SenderDetails()
        sender.email = email(entity)
        sender.address = entity.text("address")?.value ?? ""
        sender.phone = entity.text("phone")?.value ?? ""
        sender.registration = entity.text("registration")?.value ?? ""
        sender.contacts = contacts.merging(self.contacts(entity)) { $1 }
        return sender
    }

    /// What stands under `contacts` of the policy or of a legal entity, by role.
    func contacts(_ record: SyntaxRecord) -> [String: OwnContact] {
        let roles = RoleResolution(vocabulary: vocabulary, faults: faults)
        var contacts: [String: OwnContact] = [:]
        for entry in record.named("contacts") {
            guard let role = roles.internalRole(entry.name, for: "have a contact of ours"),
                let fields = entry.value.record
            else { continue }
            var contact = OwnContact(name: fields.text("name")?.value ?? role.name)
            contact.email = email(fields)
            contact.phone = fields.text("phone")?.value ?? ""
            contact.language = language(fields)
            contacts[role.name] = contact
        }
        return contacts
    }

    /// The address as it is written, faulty or not: it is not missing.
    private func email(_ record: SyntaxRecord) -> String {
        guard let text = record.text("email") else { return "" }
        if let address = EmailAddress(text.value) { return address.text }
        faults.report(malformedEmail(text))
        return text.value
    }

    private func language(_ record: SyntaxRecord) -> String? {
        guard let language = record.text("language") else { return nil }
        let known = KnownNames(ISOCodes.languages)
        guard let fault = known.fault(of: language, .unknownLanguage, what: "language", owner: "ISO 639") else {
            return language.value
        }
        faults.report(fault)
        return nil
    }

    private func malformedEmail(_ text: Located<String>) -> Diagnostic {
        Diagnostic(
            .malformedEmail, at: text.range, "\"\(text.value)\" is no e-mail address that a message could bear",
            help: "write it as NAME@DOMAIN in plain letters, such as credit@acme.example.com, and nothing beside it")
    }
}
