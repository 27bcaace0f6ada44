import Core
import Foundation
import Support
import Testing

@Suite("A day is that of the Gregorian calendar")
struct CalendarDateTests {
    @Test("random days agree with Foundation")
    func randomDays() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let words = Entropy.seeded(12)
        for _ in 0..<2000 {
            let number = words.bytes(3).reduce(0) { $0 << 8 | Int($1) } % 700_000 - 120_000
            let date = CalendarDate(daysSince1970: number)
            let theirs = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            #expect(date.year == theirs.year && date.month == theirs.month && date.day == theirs.day)
            #expect(date.daysSince1970 == number)
            #expect(CalendarDate(date.text) == date)
            #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
        }
    }

    @Test
    func everyDayFollowsTheOneBefore() throws {
        var day = try #require(CalendarDate("1999-12-30"))
        for _ in 0..<1500 {
            let next = day.adding(days: 1)
            #expect(day < next && next.adding(days: -1) == day)
            #expect(next.day == day.day + 1 || next.day == 1)
            day = next
        }
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-2-1", "2026-00-01", "2026-13-01", "2026-11-00", "2026-11-31", "2025-02-29",
        "1900-02-29", "0000-01-01", "2026/11/21", "2026-11-21T", "-026-11-21", "+026-11-21", "20é6-11-2",
    ])
    func daysThatDoNotExistAreRefused(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [
        ("2024-02-29", 1, "2025-03-01"), ("2024-02-29", 4, "2028-02-29"), ("2024-02-29", 18, "2042-03-01"),
        ("2024-02-28", 1, "2025-02-28"), ("2025-03-01", 3, "2028-03-01"), ("2024-12-31", -1, "2023-12-31"),
    ])
    func years(from: String, years: Int, to: String) throws {
        #expect(try #require(CalendarDate(from)).adding(years: years).text == to)
    }
}
