import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("A consent is used no more, and no oftener, than was agreed")
struct AllowanceTests {
    private static func allowance(uses: Int?, times: Int? = nil, every: String = "P1M") throws -> Allowance {
        let frequency = try times.map { Frequency(times: $0, every: try #require(Period(every))) }
        return try #require(Allowance(uses: uses, frequency: frequency))
    }

    @Test("where nothing is bounded nothing is counted")
    func unbounded() {
        #expect(Allowance(uses: nil, frequency: nil) == nil)
    }

    @Test("so many uses and no more")
    func uses() throws {
        var allowance = try Self.allowance(uses: 2)
        for _ in 0..<2 {
            #expect(allowance.isOpen(at: TestClock.start) && !allowance.isSpent)
            allowance.use(at: TestClock.start)
        }
        #expect(allowance.isSpent && !allowance.isOpen(at: TestClock.start.adding(days: 1000)))
    }

    @Test("a period begins at the first use after the one before, on a Belgian day")
    func frequency() throws {
        var allowance = try Self.allowance(uses: nil, times: 2)
        let evening = BelgianCalendar.endOfDay(try #require(CalendarDate("2026-11-21")))
        allowance.use(at: evening)
        allowance.use(at: evening.adding(days: 5))
        #expect(!allowance.isOpen(at: evening.adding(days: 29)))
        #expect(!allowance.isOpen(at: BelgianCalendar.endOfDay(try #require(CalendarDate("2026-12-20")))))
        let next = BelgianCalendar.startOfDay(try #require(CalendarDate("2026-12-21")))
        #expect(allowance.isOpen(at: next))
        allowance.use(at: next.adding(days: 9))
        #expect(allowance.isOpen(at: next.adding(days: 10)))
        allowance.use(at: next.adding(days: 10))
        #expect(!allowance.isOpen(at: next.adding(days: 35)) && allowance.isOpen(at: next.adding(days: 40)))
    }

    @Test("under narrower bounds what was used stays used, and under none it is as it was")
    func narrowed() throws {
        var allowance = try Self.allowance(uses: 5, times: 2)
        allowance.use(at: TestClock.start)
        let narrowed = try #require(Allowance.narrowed(allowance, to: ConsentBounds(uses: 1)))
        #expect(narrowed.isSpent && narrowed.frequency == allowance.frequency)
        #expect(Allowance.narrowed(allowance, to: ConsentBounds()) == allowance)
        #expect(Allowance.narrowed(nil, to: ConsentBounds()) == nil)
        #expect(Allowance.narrowed(nil, to: ConsentBounds(uses: 3))?.uses == 3)
    }

    @Test func readsBack() throws {
        var allowance = try Self.allowance(uses: 5, times: 2)
        #expect(Allowance(json: allowance.json) == allowance)
        allowance.use(at: TestClock.start)
        #expect(Allowance(json: allowance.json) == allowance)
        #expect(Allowance(json: ["taken": 1]) == nil)
    }

    @Test(
        "a frequency is within another when it permits no more",
        arguments: [
            ("P1M", 1, "P1M", 1, true), ("P1M", 2, "P1M", 1, false), ("P2M", 1, "P1M", 1, true),
            ("P1D", 1, "P1M", 1, false), ("P1M", 1, "P1D", 1, true), ("P30D", 1, "P1M", 1, false),
            ("P31D", 1, "P1M", 1, true), ("P1Y", 1, "P12M", 1, false), ("P1Y", 1, "P11M", 1, true),
            ("P12M", 1, "P1Y", 1, false), ("P1W", 1, "P7D", 1, true),
        ])
    func within(every: String, times: Int, bound: String, most: Int, isWithin: Bool) throws {
        let frequency = Frequency(times: times, every: try #require(Period(every)))
        #expect(frequency.isWithin(Frequency(times: most, every: try #require(Period(bound)))) == isWithin)
    }
}
