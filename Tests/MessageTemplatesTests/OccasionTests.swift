import MessageTemplates
import PlaybookProgram
import Testing

@Suite("What a message can fill follows from who gets it, and what sends it")
struct OccasionTests {
    private func met(_ occasion: MessageOccasion) -> Set<VariableNeed> {
        Set(VariableNeed.allCases.filter { $0.isMet(by: occasion) })
    }

    @Test("a reminder to a customer is about one account")
    func reminder() {
        #expect(met(MessageOccasion(side: .customer, unit: .invoice)) == [.nothing, .oneAccount, .onePayer])
    }

    @Test("what is joined to one of us may be about several customers")
    func joined() {
        #expect(met(MessageOccasion(side: .ours, combine: .recipient)) == [.nothing, .accounts])
        #expect(met(MessageOccasion(side: .ours, combine: .account)) == [.nothing, .oneAccount, .onePayer, .accounts])
        #expect(met(MessageOccasion(side: .thirdParty, combine: .recipient)) == [.nothing, .onePayer, .accounts])
    }

    @Test("a message is about one promise or dispute only when it is not combined")
    func promises() {
        let combined = MessageOccasion(side: .customer, unit: .promise, combine: .account)
        #expect(met(combined) == [.nothing, .oneAccount, .onePayer, .promises])
        let single = MessageOccasion(side: .customer, unit: .dispute, combine: .none)
        #expect(met(single) == [.nothing, .oneAccount, .onePayer, .disputes, .oneDispute])
    }

    @Test("a formal notice has its deadline, charges and fee when the playbook says so")
    func notice() {
        let notice = MessageOccasion(
            side: .customer, unit: .invoice, isFormalNotice: true, hasDeadline: true,
            charges: [.lateInterest, .fixedCompensation], hasFee: true)
        #expect(
            met(notice) == [
                .nothing, .oneAccount, .onePayer, .formalNotice, .deadline, .lateInterest, .fixedCompensation, .fee,
            ])
    }

    @Test("a stage limits services or the account")
    func stages() {
        #expect(
            met(MessageOccasion(side: .customer, limit: .services)) == [
                .nothing, .oneAccount, .onePayer, .limit, .services,
            ])
        #expect(
            met(MessageOccasion(side: .customer, limit: .account))
                == [.nothing, .oneAccount, .onePayer, .limit, .accountLimit])
    }
}
