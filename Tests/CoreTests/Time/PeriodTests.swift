import Core
import Testing

@Suite("A period ends on the day that the calendar says")
struct PeriodTests {
    @Test(arguments: [
        ("P1D", "2026-11-21", "2026-11-22"), ("P2W", "2026-12-25", "2027-01-08"), ("P1M", "2026-01-31", "2026-02-28"),
        ("P1M", "2028-01-31", "2028-02-29"), ("P1M", "2026-12-15", "2027-01-15"), ("P14M", "2026-11-30", "2028-01-30"),
        ("P1Y", "2028-02-29", "2029-03-01"),
    ])
    func ends(text: String, from: String, end: String) throws {
        let period = try #require(Period(text))
        #expect(period.text == text)
        #expect(try period.end(from: #require(CalendarDate(from))).text == end)
    }

    @Test(
        "what is no period of one unit is refused",
        arguments: ["", "P", "1M", "P0D", "P-1D", "P1", "PM", "P1H", "PT1M", "P1Y2M", "P1,5M", "P1000Y", "P99999999D"])
    func refused(text: String) {
        #expect(Period(text) == nil)
    }
}
