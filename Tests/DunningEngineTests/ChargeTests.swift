import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables
import RelanceTestSupport
import Testing

@Suite("Charges of an action")
struct ChargeTests {
    private func schedule(_ story: String, days: Int? = nil) throws -> (DunningSchedule, LedgerSnapshot) {
        let story = Story(folder: fixtures("stories").appending(path: story))
        var options = try story.settings().options
        if let days { options.days = days }
        let program = try story.program()
        let ledger = try story.ledger(program.policy)
        return (DunningSimulator.simulate(program, ledger, options), ledger)
    }

    @Test("what is owed adds up what is asked, interest, compensation and fee, currency by currency")
    func totals() throws {
        let (schedule, _) = try schedule("costs-and-interest-are-paid-before-the-principal")
        let french = try #require(schedule.actions.first?.chargedTotals.first)
        #expect(schedule.actions.first?.chargedTotals.count == 1)
        #expect(french.currency.description == "EUR")
        #expect([french.asked, french.interest, french.fixedCompensation, french.fee] == [700_000, 521_44, 40_00, 0])
        // The same as in the order of the statute: 7,359.92 of principal and 201.52 of interest.
        #expect(french.due == 7_359_92 + 201_52)
    }

    @Test("a charge past the last day of its rate is unknown, and never guessed")
    func unknown() throws {
        let (schedule, ledger) = try schedule("interest-past-the-rates")
        let unknown = try #require(schedule.unknownCharges.first)
        #expect(schedule.unknownCharges.count == 1)
        #expect(ledger.text[ledger.invoices[unknown.invoice].id] == "F1")
        #expect(unknown.rate.name == "ecb_refi")
        #expect(unknown.day == CalendarDate(iso: "2027-01-04"))
        #expect(unknown.rate.known?.upperBound == CalendarDate(iso: "2026-12-31"))
        // A day earlier nothing is missing.
        #expect(try self.schedule("interest-past-the-rates", days: 34).0.unknownCharges.isEmpty)
    }
}
