import Core
import Testing

@Suite("A month runs from its first day to its last")
struct CalendarMonthTests {
    @Test(
        arguments: [
            ("2026-01", "2026-01-01", "2026-01-31", "2026-02"), ("2028-02", "2028-02-01", "2028-02-29", "2028-03"),
            ("2026-12", "2026-12-01", "2026-12-31", "2027-01"),
        ])
    func bounds(text: String, first: String, last: String, next: String) throws {
        let month = try #require(CalendarMonth(text))
        #expect(month.text == text)
        #expect(month.first.text == first && month.last.text == last && month.next.text == next)
    }

    @Test(arguments: ["", "2026", "2026-13", "2026-00", "2026-1", "2026-01-01", "26-01", "2026/01"])
    func noMonth(text: String) { #expect(CalendarMonth(text) == nil) }

    @Test("a run of months holds both ends, over New Year too, and is empty backwards")
    func run() throws {
        let (from, until) = (try #require(CalendarMonth("2026-11")), try #require(CalendarMonth("2027-02")))
        #expect(from.through(until).map(\.text) == ["2026-11", "2026-12", "2027-01", "2027-02"])
        #expect(until.through(from).isEmpty)
    }
}
