/// The messages of the example: what a template says and what its partials share.
extension WorkspaceTemplate {
    static let messages = templates + partials

    private static let templates = [
        message(
            "first_reminder.en", subject: "Overdue invoices on your account {{customer.id}}",
            #"""
            Dear {{recipient}},

            The following {{#items.one}}invoice is past its due date and has{{/items.one}}{{#items.many}}invoices are past their due date and have{{/items.many}} not been paid:

            {{> items}}

            Please transfer the amount, or tell us what is holding it up. If your payment has crossed this message, thank you.

            {{> signature}}

            """#),
        message(
            "first_reminder.fr", subject: "Factures échues sur votre compte {{customer.id}}",
            #"""
            Bonjour {{recipient}},

            {{#items.one}}La facture suivante est échue et reste{{/items.one}}{{#items.many}}Les factures suivantes sont échues et restent{{/items.many}} à régler :

            {{> items}}

            Merci de nous régler, ou de nous dire ce qui retient le paiement. S'il a croisé ce message, nous vous en remercions.

            {{> signature}}

            """#),
        message(
            "second_reminder.en", subject: "Second reminder for your account {{customer.id}}",
            #"""
            Dear {{recipient}},

            In spite of our reminder there remains to be paid:

            {{> items}}

            Please pay within eight days, or name what you contest and why. Failing that, we shall send you a formal notice.

            {{> signature}}

            """#),
        message(
            "second_reminder.fr", subject: "Deuxième relance pour votre compte {{customer.id}}",
            #"""
            Bonjour {{recipient}},

            Malgré notre relance, il reste à régler :

            {{> items}}

            Merci de régler sous huit jours, ou de nous dire ce que vous contestez et pourquoi. À défaut, nous vous adresserons une mise en
            demeure.

            {{> signature}}

            """#),
        message(
            "formal_notice.en", subject: "Formal notice to pay, account {{customer.id}}",
            #"""
            For the attention of {{recipient}}

            In spite of our reminders, {{customer.name}} still owes {{sender}}:

            {{> items}}

            **We hereby give you formal notice to pay this amount by {{deadline}} at the latest.**

            {{#consequence}}
            If it has not been paid in full by that date, the matter will be handed over for recovery through the courts, without further notice.

            {{#measures}}
            {{#may_hold_orders}}
            - New orders may be refused.
            {{/may_hold_orders}}
            {{#service}}
            - The service {{service}} may be {{#may_restrict}}restricted{{#may_suspend}}, then {{/may_suspend}}{{/may_restrict}}{{#may_suspend}}suspended{{/may_suspend}}.
            {{/service}}
            {{/measures}}
            {{/consequence}}

            If you contest any part of it, write to us before that date and name the invoice and the reason.

            {{> signature}}

            """#),
        message(
            "formal_notice.fr", subject: "Mise en demeure de payer, compte {{customer.id}}",
            #"""
            À l'attention de {{recipient}}

            Malgré nos relances, {{customer.name}} doit toujours à {{sender}} :

            {{> items}}

            **Nous vous mettons en demeure de nous régler cette somme au plus tard le {{deadline}}.**

            {{#consequence}}
            À défaut de paiement intégral à cette date, et sans autre avis, le dossier sera remis pour recouvrement judiciaire.

            {{#measures}}
            {{#may_hold_orders}}
            - De nouvelles commandes pourront être refusées.
            {{/may_hold_orders}}
            {{#service}}
            - Le service {{service}} pourra être {{#may_restrict}}restreint{{#may_suspend}}, puis {{/may_suspend}}{{/may_restrict}}{{#may_suspend}}suspendu{{/may_suspend}}.
            {{/service}}
            {{/measures}}
            {{/consequence}}

            Si vous en contestez une partie, écrivez-nous avant cette date en précisant la facture et le motif.

            {{> signature}}

            """#),
    ]

    private static let partials = [
        File(
            path: "templates/partials/items.en.md",
            text: #"""
                | Invoice | Due date | Days overdue | Open amount |
                |---|---|---:|---:|
                {{#items}}
                | {{number}} | {{due.short}} | {{days_overdue}} | {{asked_amount}} |
                {{/items}}

                {{#totals}}
                **Total: {{total}}**

                {{/totals}}
                {{#disputed_items}}
                Invoice {{number}}: the contested {{disputed_amount}} is not asked for here.

                {{/disputed_items}}

                """#),
        File(
            path: "templates/partials/items.fr.md",
            text: #"""
                | Facture | Échéance | Jours de retard | Reste à payer |
                |---|---|---:|---:|
                {{#items}}
                | {{number}} | {{due.short}} | {{days_overdue}} | {{asked_amount}} |
                {{/items}}

                {{#totals}}
                **Total : {{total}}**

                {{/totals}}
                {{#disputed_items}}
                Facture {{number}} : les {{disputed_amount}} contestés ne vous sont pas demandés ici.

                {{/disputed_items}}

                """#),
        File(
            path: "templates/partials/signature.en.md",
            text: #"""
                Yours sincerely,

                {{signer}}\
                {{sender}}

                """#),
        File(
            path: "templates/partials/signature.fr.md",
            text: #"""
                Cordialement,

                {{signer}}\
                {{sender}}

                """#),
    ]

    private static func message(_ name: String, subject: String, _ body: String) -> File {
        File(path: "templates/\(name).md", text: "---\nsubject: \"\(subject)\"\n---\n\n" + body)
    }
}
