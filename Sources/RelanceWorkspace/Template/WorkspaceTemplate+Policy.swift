extension WorkspaceTemplate {
    static let readme = File(
        path: "README.md",
        text: """
            # Our playbooks

            What we send to whom about unpaid invoices, and when.

                relance check                       everything that is wrong, with its place
                relance test                        the playbooks' own tests
                relance simulate --days 90          what would be sent, into out/
                relance explain C-003               why one account gets what it gets

            - `playbooks/policy.yaml`: what holds for every customer
            - `playbooks/small.yaml`, `playbooks/large.yaml`: one playbook per segment
            - `playbooks/tests/`: what must come out, told as small cases
            - `templates/`: one message per name and language
            - `ledger/`: an example of the books; replace it by your own export

            """)

    static let policy = File(
        path: "playbooks/policy.yaml",
        text: """
            relance: 1
            policy: our-company
            title: "Credit policy"

            # Sums over an account are in this currency; a message never adds up two currencies.
            currency: EUR
            exchange_rates: {GBP: 1.17}
            # Below it nothing is sent.
            tolerance: {EUR: 5, GBP: 5}

            segments: [small, large]
            roles: [billing, signatory]
            internal_roles: [collector, credit_manager]

            # Who is owed the money, as it stands on letters and under e-mails.
            legal_entities:
              FR01:
                name: "Our Company SAS"
                country: FR
                calendar: FR
                email: credit@our-company.example.com
                phone: "01 99 00 10 00"
                address: "1 rue du Moulin / 75990 Paris-la-Plaine"
                registration: "SAS au capital de 10 000 € / RCS Paris-la-Plaine 999 000 999"
            calendars:
              FR: {country: FR}
            # Who stands behind our own roles: who signs, and where answers go.
            contacts:
              collector: {name: "Our Company, accounts receivable"}
              credit_manager: {name: "Our Company, credit management", email: manager@our-company.example.com}

            dispute_reasons:
              price: credit_manager
              delivery: collector
              other: collector
            block_reasons: [legal_case, other]

            # How long an announced payment holds its invoice.
            pending:
              transfer: 3 business days
              cheque: 7 days

            send_days: [mon, tue, wed, thu, fri]
            quiet:
              - 24 dec .. 1 jan
            contact_limit: at most 1 contact in 5 days
            unapplied_cash: oldest_first
            bank_data: at most 2 business days old

            # When a message counts as received; a registered letter needs proof.
            delivery:
              email: 0 days
              letter: 3 days
              registered_letter: proof

            """)
}
