extension WorkspaceTemplate {
    static let messages = [
        message(
            "first_reminder.en", subject: "Your account {{customer.id}}: an overdue invoice",
            opening: "Dear {{recipient}},\n\nThe following invoices are past their due date and still to be paid:",
            heading: "| Invoice | Due | Days overdue | Open amount |",
            closing: """
                Please transfer the amount, or tell us what is holding it up. If your payment has crossed this message,
                thank you.
                """),
        message(
            "first_reminder.fr", subject: "Votre compte {{customer.id}} : une facture échue",
            opening: "Bonjour {{recipient}},\n\nLes factures suivantes sont échues et restent à régler :",
            heading: "| Facture | Échéance | Jours de retard | Reste à payer |",
            closing: """
                Merci de nous régler, ou de nous dire ce qui retient le paiement. S'il a croisé ce message, merci.
                """),
        message(
            "second_reminder.en", subject: "Second reminder for your account {{customer.id}}",
            opening: "Dear {{recipient}},\n\nIn spite of our reminder these invoices are still unpaid:",
            heading: "| Invoice | Due | Days overdue | Open amount |",
            closing: "Please pay within eight days, or name what you contest and why."),
        message(
            "second_reminder.fr", subject: "Deuxième relance pour votre compte {{customer.id}}",
            opening: "Bonjour {{recipient}},\n\nMalgré notre relance, ces factures restent impayées :",
            heading: "| Facture | Échéance | Jours de retard | Reste à payer |",
            closing: "Merci de régler sous huit jours, ou de nous dire ce que vous contestez et pourquoi."),
        message(
            "formal_notice.en", subject: "FORMAL NOTICE OF DEFAULT - account {{customer.id}}",
            opening: """
                {{recipient}}
                {{address}}

                {{today}}

                **Formal notice to pay**

                The following invoices of {{sender}} remain unpaid in spite of our reminders:
                """,
            heading: "| Invoice | Due | Days overdue | Open amount |",
            closing: """
                **We hereby give you formal notice to pay this amount by {{deadline}} at the latest.** Otherwise the matter
                will be handed over for recovery through the courts. If you contest any part of it, write to us before that
                date and name the invoice and the reason.
                """),
        message(
            "formal_notice.fr", subject: "MISE EN DEMEURE DE PAYER - compte {{customer.id}}",
            opening: """
                {{recipient}}
                {{address}}

                Le {{today}}

                **Mise en demeure de payer**

                Les factures suivantes de {{sender}} restent impayées malgré nos relances :
                """,
            heading: "| Facture | Échéance | Jours de retard | Reste à payer |",
            closing: """
                **Nous vous mettons en demeure de nous régler cette somme au plus tard le {{deadline}}.** À défaut, le dossier
                sera remis pour recouvrement judiciaire. Si vous en contestez une partie, écrivez-nous avant cette date en
                précisant la facture et le motif.
                """),
    ]

    /// What all messages share: the items, the total of each currency, and who signs.
    private static func message(
        _ name: String, subject: String, opening: String, heading: String, closing: String
    ) -> File {
        File(
            path: "templates/\(name).md",
            text: """
                ---
                subject: "\(subject)"
                ---

                \(opening)

                \(heading)
                |---|---|---:|---:|
                {{#items}}
                | {{number}} | {{due}} | {{days_overdue}} | {{open_amount}} |
                {{/items}}

                {{#totals}}
                **Total: {{total}}**
                {{/totals}}

                \(closing)

                {{signer}}
                {{sender}}

                """)
    }
}
