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

    /// The day is one of an invoice: a whole account has no such day.
    public var isOfInvoice: Bool {
        switch self {
        case .issued, .due, .entered, .factoredOn: true
        case .promiseDue, .promiseBroken, .disputeOpened, .disputeClosed, .paymentReceived, .paymentRejected,
            .insolvency, .insolvencyPublished, .courtDeadline, .event:
            false
        }
    }

    /// The day is the customer's, and the same for all his invoices.
    public var isOfCustomer: Bool {
        switch self {
        case .insolvency, .insolvencyPublished, .courtDeadline: true
        case .issued, .due, .entered, .factoredOn, .promiseDue, .promiseBroken, .disputeOpened, .disputeClosed,
            .paymentReceived, .paymentRejected, .event:
            false
        }
    }

    /// The day is known before it comes.
    public var isKnownBefore: Bool {
        switch self {
        case .due, .promiseDue, .courtDeadline: true
        case .issued, .entered, .factoredOn, .promiseBroken, .disputeOpened, .disputeClosed, .paymentReceived,
            .paymentRejected, .insolvency, .insolvencyPublished, .event:
            false
        }
    }
}
