import Core
import Testing

@Suite("A date of which a part is unknown stays unknown")
struct PartialDateTests {
    @Test(arguments: [
        ("1960", PartialDate(year: 1960), "1960-00-00"), ("1960-00-00", PartialDate(year: 1960), "1960-00-00"),
        ("1960-00", PartialDate(year: 1960), "1960-00-00"),
        ("2004-05", PartialDate(year: 2004, month: 5), "2004-05-00"),
        ("2004-05-00", PartialDate(year: 2004, month: 5), "2004-05-00"),
        ("2004-05-31", PartialDate(year: 2004, month: 5, day: 31), "2004-05-31"),
        ("2004-05-31+02:00", PartialDate(year: 2004, month: 5, day: 31), "2004-05-31"),
        ("2004-05-31-01:00", PartialDate(year: 2004, month: 5, day: 31), "2004-05-31"),
        ("2004-05-31Z", PartialDate(year: 2004, month: 5, day: 31), "2004-05-31"),
        ("2004-05-31T00:00:00", PartialDate(year: 2004, month: 5, day: 31), "2004-05-31"),
        ("2004-05-31 12:30:00", PartialDate(year: 2004, month: 5, day: 31), "2004-05-31"),
        ("2024-02-29", PartialDate(year: 2024, month: 2, day: 29), "2024-02-29"),
        ("9999-12-31", PartialDate(year: 9999, month: 12, day: 31), "9999-12-31"),
        ("0001-01-03", PartialDate(year: 1, month: 1, day: 3), "0001-01-03"),
    ])
    func forms(text: String, date: PartialDate, written: String) {
        #expect(PartialDate(text) == date)
        #expect(date.text == written)
        #expect(PartialDate(written) == date)
    }

    @Test(arguments: [
        "", "19", "196", "19600", "1960-5", "1960-13", "2023-02-29", "2004-04-31", "2004-05-32", "0000-00-00", "0000",
        "1960-00-15", "2004-05-311", "2004-05-31x", "2004/05/31", "20040531", "abcd", "-960-01-01", "2004-05-3",
        "2004-05-", "２004", "31/05/2004",
    ])
    func otherTextsAreRefused(text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test
    func partsThatDoNotExistCountAsUnknown() {
        #expect(PartialDate(year: 2023, month: 2, day: 29) == PartialDate(year: 2023, month: 2))
        #expect(PartialDate(year: 2023, month: 13, day: 1) == PartialDate(year: 2023))
        #expect(PartialDate(year: 2023, month: 0, day: 1) == PartialDate(year: 2023))
        #expect(PartialDate(year: 2023, day: 1) == PartialDate(year: 2023))
    }

    @Test(arguments: [
        ("1960", "1960-01-01", "1960-12-31"), ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2024-02-10", "2024-02-10", "2024-02-10"),
    ])
    func range(text: String, earliest: String, latest: String) throws {
        let date = try #require(PartialDate(text))
        #expect(date.earliest.text == earliest && date.latest.text == latest)
        #expect(date.date?.text == (earliest == latest ? earliest : nil))
    }

    @Test(
        "ages: nil where the unknown part decides",
        arguments: [
            ("1960-06-15", "2026-06-14", 65), ("1960-06-15", "2026-06-15", 66), ("1960-06", "2026-05-31", 65),
            ("1960-06", "2026-06-01", nil), ("1960-06", "2026-06-29", nil), ("1960-06", "2026-06-30", 66),
            ("1960", "2026-01-01", nil), ("1960", "2026-12-30", nil), ("1960", "2026-12-31", 66),
            ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18), ("2008-02-29", "2028-02-28", 19),
            ("2008-02-29", "2028-02-29", 20), ("2008-02", "2026-02-28", nil), ("2008-02", "2026-03-01", 18),
            ("2026-11-21", "2026-11-21", 0),
        ])
    func ages(birth: String, day: String, years: Int?) throws {
        #expect(try #require(PartialDate(birth)).age(at: #require(CalendarDate(day))) == years)
    }

    @Test("an age is that of every day it can be, or none")
    func ageOfAllCompletions() throws {
        let day = try #require(CalendarDate("2026-11-21"))
        for month in [2, 11] {
            let birth = PartialDate(year: 2008, month: month)
            let ages = Set(
                (1...CalendarDate.daysInMonth(year: 2008, month: month)).map {
                    PartialDate(year: 2008, month: month, day: $0).age(at: day)
                })
            #expect(birth.age(at: day) == (ages.count == 1 ? ages.first ?? nil : nil))
        }
    }
}
