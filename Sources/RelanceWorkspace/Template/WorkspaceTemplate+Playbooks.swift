extension WorkspaceTemplate {
    static let playbooks = [
        File(
            path: "playbooks/small.yaml",
            text: """
                relance: 1
                playbook: small
                title: "Small customers"
                covers: customer.segment = small

                promises:
                  grace: 2 business days

                holds:
                  - hold: open_dispute
                    when: disputed
                    only: disputed_amount
                    locked: true
                  - hold: promise
                    when: promised
                    only: promised_amount

                sequences:
                  reminders:
                    per: invoice
                    minimum: {EUR: 20, GBP: 20}
                    spacing: 7 days
                    steps:
                      - step: first_reminder
                        at: 5 days after due
                        send: email
                        fallback: letter
                      - step: second_reminder
                        at: 20 days after due
                        send: email
                        fallback: letter
                      - step: formal_notice
                        at: 35 days after due and 10 days after second_reminder
                        send: [registered_letter, email]
                        to: signatory
                        from: credit_manager
                        notice: formal
                        approval: [credit_manager]
                      - step: hand_over
                        at: 30 days after formal_notice
                        task: hand_over
                        to: credit_manager
                        final: true

                """),
        File(
            path: "playbooks/large.yaml",
            text: """
                relance: 1
                playbook: large
                title: "Large customers: we call before we write"
                extends: small
                covers: customer.segment = large

                sequences:
                  reminders:
                    steps:
                      - step: call
                        insert: before first_reminder
                        at: 2 days after due
                        skip_if_late: true
                        task: call
                        to: collector
                      - step: first_reminder
                        at: 10 days after due

                """),
    ]

    static let tests = File(
        path: "playbooks/tests/small.yaml",
        text: """
            relance: 1
            tests: small
            playbook: small
            cases:
              - case: the first reminder goes out on the next working day
                given:
                  invoice: {id: F1, due: 2026-03-02, amount: 800 EUR}
                run: 2026-03-02 .. 2026-03-10
                expect:
                  - on: 2026-03-09
                    step: first_reminder
                    because: days_overdue = 7 days
              - case: a disputed invoice is not reminded
                given:
                  invoice: {id: F1, due: 2026-03-02, amount: 800 EUR}
                  dispute: {invoice: F1, opened: 2026-03-02, amount: 800 EUR}
                run: 2026-03-02 .. 2026-06-30
                expect: []
                never: [hand_over]

            """)
}
