import RelanceTestSupport
import Testing

@testable import Diagnostics

@Suite("Suggestions of names") struct NameSuggestionTests {
    @Test(
        "the nearest name is suggested, the alphabetically first of equals",
        arguments: [
            ("fist_reminder", "first_reminder"), ("FIRST_REMINDER", "first_reminder"), ("call", "call"),
            ("cal", "call"), ("clal", "call"), ("formal_notise", "formal_notice"), ("relevé", "releve"), ("x", nil),
            ("something_else", nil), ("", nil),
        ] as [(String, String?)])
    func nearest(_ name: String, _ found: String?) {
        let names = ["first_reminder", "second_reminder", "formal_notice", "call", "cell", "releve"]
        #expect(NameSuggestion.nearest(to: name, among: names) == found)
        #expect(NameSuggestion.nearest(to: name, among: names.reversed()) == found)
    }

    @Test(
        "a slip of the pen is at most two letters, and no other number",
        arguments: [
            ("first_remindr", "first_reminder"), ("firts_reminders", "first_reminder"), ("third_reminder", nil),
            ("notice_3", nil), ("notce_2", "notice_2"), ("cal", "call"), ("clan", nil), ("", nil),
        ] as [(String, String?)])
    func slip(_ name: String, _ found: String?) {
        #expect(NameSuggestion.slip(name, among: ["first_reminder", "second_reminder", "notice_2", "call"]) == found)
    }

    /// Names that differ only in their numbers: as alike as names can be.
    private static let known = (0..<5_000).map { "reminder_\($0 + 10_000)_of_invoices" }

    @Test("among thousands of names the one with a typo is still found, whatever their order")
    func typoAmongThousands() {
        var random = RandomNumbers(seed: 5)
        for _ in 0..<12 {
            let name = random.pick(Self.known)
            var letters = Array(name)
            let place = random.number(0...letters.count - 2)
            switch random.number(0...2) {
            case 0: letters.remove(at: place)
            case 1: letters.insert("x", at: place)
            default: letters.swapAt(place, place + 1)
            }
            let typo = String(letters)
            guard !Self.known.contains(typo) else { continue }
            let found = NameSuggestion.search(for: typo, among: Self.known).nearest.first
            #expect(found.map { NameSuggestion.distance(typo, $0) } == 1, "\(typo): \(String(describing: found))")
            #expect(NameSuggestion.search(for: typo, among: Self.known.shuffled(using: &random)).nearest.first == found)
        }
    }

    @Test("five thousand unknown names among five thousand known ones take bounded work")
    func boundedWork() {
        // What one unknown name takes does not grow with the known ones, so that all of them take five thousand times this.
        for count in [100, 1_000, 5_000] {
            for name in ["reminder_99999_of_invoices", "reminder_1", "step_17", "invoice_reminders_of_10000"] {
                let compared = NameSuggestion.search(for: name, among: Self.known.prefix(count)).compared
                #expect(compared <= NameSuggestion.mostCompared)
            }
        }
        #expect(NameSuggestion.search(for: "reminder_99999_of_invoices", among: Self.known).compared > 0)
    }
}
