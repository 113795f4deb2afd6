extension Anchor {
    /// The anchors that the language knows by itself, by the names that a clock writes.
    public static let builtIn: [String: Anchor] = [
        "issued": .issued, "due": .due, "entered": .entered, "promise_due": .promiseDue,
        "promise_broken": .promiseBroken, "dispute_opened": .disputeOpened, "dispute_closed": .disputeClosed,
        "payment_received": .paymentReceived, "payment_rejected": .paymentRejected, "insolvency": .insolvency,
        "insolvency_published": .insolvencyPublished, "court_deadline": .courtDeadline, "factored_on": .factoredOn,
    ]

    /// The name under which a clock writes it; `nil` for something named in the playbook.
    public var builtInName: String? { Anchor.builtIn.first { $0.value == self }?.key }
}
