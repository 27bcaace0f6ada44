import Core
import Foundation
import Support
import Testing

@Suite("Days and hours are Belgian")
struct BelgianCalendarTests {
    @Test(
        "each change of the clock from 2024 to 2030, to the millisecond",
        arguments: [
            ("2024-03-31", "2024-10-27"), ("2025-03-30", "2025-10-26"), ("2026-03-29", "2026-10-25"),
            ("2027-03-28", "2027-10-31"), ("2028-03-26", "2028-10-29"), ("2029-03-25", "2029-10-28"),
            ("2030-03-31", "2030-10-27"),
        ])
    func changes(toSummer: String, toWinter: String) throws {
        let spring = try #require(Instant(rfc3339: toSummer + "T01:00:00.000Z"))
        #expect(BelgianCalendar.time(at: spring.adding(milliseconds: -1)) == "01:59:59")
        #expect(BelgianCalendar.time(at: spring) == "03:00:00")
        let autumn = try #require(Instant(rfc3339: toWinter + "T01:00:00.000Z"))
        #expect(BelgianCalendar.time(at: autumn.adding(milliseconds: -1)) == "02:59:59")
        #expect(BelgianCalendar.time(at: autumn) == "02:00:00")
        for (text, hours) in [(toSummer, 23), (toWinter, 25)] {
            let day = try #require(CalendarDate(text))
            let length =
                BelgianCalendar.endOfDay(day).milliseconds - BelgianCalendar.startOfDay(day).milliseconds + 1
            #expect(length == Int64(hours) * 3_600_000)
        }
    }

    @Test("random moments agree with Foundation's Europe/Brussels")
    func randomMoments() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/Brussels"))
        let words = Entropy.seeded(13)
        for _ in 0..<1000 {
            let seconds = words.bytes(4).reduce(Int64(0)) { $0 << 8 | Int64($1) } % 1_000_000_000 + 1_000_000_000
            let instant = Instant(milliseconds: seconds * 1000)
            let theirs = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute, .second], from: Date(timeIntervalSince1970: Double(seconds)))
            let date = BelgianCalendar.date(at: instant)
            #expect(date.year == theirs.year && date.month == theirs.month && date.day == theirs.day)
            let time = [theirs.hour, theirs.minute, theirs.second].map { part in
                ((part ?? -1) < 10 ? "0" : "") + "\(part ?? -1)"
            }
            #expect(BelgianCalendar.time(at: instant) == time.joined(separator: ":"))
        }
    }

    @Test("a day begins and ends at its own midnights")
    func edgesOfDays() throws {
        var day = try #require(CalendarDate("2023-12-01"))
        while day.year < 2031 {
            let (start, end) = (BelgianCalendar.startOfDay(day), BelgianCalendar.endOfDay(day))
            #expect(BelgianCalendar.date(at: start) == day && BelgianCalendar.date(at: end) == day)
            #expect(BelgianCalendar.date(at: start.adding(milliseconds: -1)) == day.adding(days: -1))
            #expect(BelgianCalendar.time(at: start) == "00:00:00" && BelgianCalendar.time(at: end) == "23:59:59")
            day = day.adding(days: 1)
        }
    }

    @Test("the year of a log turns an hour before UTC's")
    func newYear() throws {
        let turn = try #require(Instant(rfc3339: "2026-12-31T23:00:00.000Z"))
        #expect(BelgianCalendar.date(at: turn.adding(milliseconds: -1)).year == 2026)
        #expect(BelgianCalendar.date(at: turn).text == "2027-01-01")
        #expect(WallClock { turn }.today.year == 2027)
    }
}
