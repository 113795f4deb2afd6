import PlaybookProgram

/// What must be so of a message for a variable to have one value in it.
public enum VariableNeed: CaseIterable, Hashable, Sendable {
    case nothing
    /// The message is about one account: it is not joined with others by recipient.
    case oneAccount
    /// The message is about one payer: it is not joined by one of our own roles.
    case onePayer
    /// The message goes to us or to a third party, or is joined by recipient.
    case accounts
    /// It is one promise's, one dispute's alone.
    case onePromise, oneDispute
    case promises, disputes
    /// Something counts from the step: a stage, a later message, the end of the sequence.
    case deadline
    case lateInterest, fixedCompensation, fee
    case formalNotice
    /// A stage or a lift, of services, or of the account as a whole.
    case limit, services, accountLimit
}

/// What is known of a message before any ledger is: which step, stage or rule sends it, and how.
public struct MessageOccasion: Sendable {
    public enum Limit: Sendable {
        case none, account, services
    }

    public var side: RoleSide
    /// Of the sequence; `nil` outside sequences.
    public var unit: CompiledSequence.Unit?
    public var combine: Combine
    public var isFormalNotice: Bool
    /// Something counts from it.
    public var hasDeadline: Bool
    public var charges: Set<Charge>
    public var hasFee: Bool
    /// What a stage or a lift limits or frees.
    public var limit: Limit

    public init(
        side: RoleSide, unit: CompiledSequence.Unit? = nil, combine: Combine = .account, isFormalNotice: Bool = false,
        hasDeadline: Bool = false, charges: Set<Charge> = [], hasFee: Bool = false, limit: Limit = .none
    ) {
        self.side = side
        self.unit = unit
        self.combine = combine
        self.isFormalNotice = isFormalNotice
        self.hasDeadline = hasDeadline
        self.charges = charges
        self.hasFee = hasFee
        self.limit = limit
    }
}

extension VariableNeed {
    public func isMet(by occasion: MessageOccasion) -> Bool {
        switch self {
        case .nothing: true
        case .oneAccount: occasion.combine != .recipient
        case .onePayer: occasion.combine != .recipient || occasion.side != .ours
        case .accounts: occasion.combine == .recipient || occasion.side != .customer
        case .onePromise: occasion.unit == .promise && occasion.combine == .none
        case .oneDispute: occasion.unit == .dispute && occasion.combine == .none
        case .promises: occasion.unit == .promise
        case .disputes: occasion.unit == .dispute
        case .deadline: occasion.hasDeadline
        case .lateInterest: occasion.charges.contains(.lateInterest)
        case .fixedCompensation: occasion.charges.contains(.fixedCompensation)
        case .fee: occasion.hasFee
        case .formalNotice: occasion.isFormalNotice
        case .limit: occasion.limit != .none
        case .services: occasion.limit == .services
        case .accountLimit: occasion.limit == .account
        }
    }

    /// Why a message lacks it, behind "cannot be filled:".
    public var unmet: String {
        switch self {
        case .nothing: ""
        case .oneAccount: "one message can be about several accounts"
        case .onePayer: "one message can be about several customers"
        case .accounts: "the message is about one account"
        case .onePromise: "only a step of a sequence per promise with \"combine: none\" is about one promise"
        case .oneDispute: "only a step of a sequence per dispute with \"combine: none\" is about one dispute"
        case .promises: "the message is not about promises"
        case .disputes: "the message is not about disputes"
        case .deadline: "no stage, later message or final step counts from it"
        case .lateInterest: "it charges no late-payment interest"
        case .fixedCompensation: "it charges no fixed compensation"
        case .fee: "it has no fee"
        case .formalNotice: "it is not a formal notice"
        case .limit: "it neither limits nor frees anything"
        case .services: "it limits or frees no services"
        case .accountLimit: "it limits or frees no account as a whole"
        }
    }

    /// What to do about it, where there is something to say.
    ///
    /// - Parameter isMetElsewhere: Another step that uses the template can fill the variable: a section of its name keeps it
    ///   for that one.
    public func remedy(isMetElsewhere: Bool) -> String? {
        let otherwise = isMetElsewhere ? "put it in a section of its own name" : "take it out"
        switch self {
        case .oneAccount, .onePayer: return "write it within {{#accounts}}"
        case .accounts: return "write it without {{#accounts}}"
        case .onePromise: return "write it within {{#promises}}"
        case .oneDispute: return "write it within {{#disputes}}"
        case .deadline:
            return "let a stage or a later step say \"... full days after NAME received\", or \(otherwise)"
        case .lateInterest, .fixedCompensation: return "write \"charge:\" in the step, or \(otherwise)"
        case .fee: return "write \"fee:\" in the step, or \(otherwise)"
        case .formalNotice: return "write \"notice: formal\" in the step, or \(otherwise)"
        case .services, .accountLimit, .limit: return otherwise
        case .nothing, .promises, .disputes: return nil
        }
    }

    /// For the reference.
    public var condition: String {
        switch self {
        case .nothing: ""
        case .oneAccount: "not joined by recipient"
        case .onePayer: "not joined to one of us"
        case .accounts: "to us or a third party"
        case .onePromise: "per promise, `combine: none`"
        case .oneDispute: "per dispute, `combine: none`"
        case .promises: "per promise"
        case .disputes: "per dispute"
        case .deadline: "something counts from the step"
        case .lateInterest: "`charge: late_interest`"
        case .fixedCompensation: "`charge: fixed_compensation`"
        case .fee: "`fee`"
        case .formalNotice: "`notice: formal`"
        case .limit: "a stage or a lift"
        case .services: "a stage or a lift of services"
        case .accountLimit: "a stage or a lift of the account"
        }
    }
}
