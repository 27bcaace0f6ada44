import Core
import Testing

@testable import Adapters

@Suite("A source is sent no more messages a minute than it allows")
struct RateBudgetTests {
    private let start = Sample.now

    @Test("a minute's worth at once, then as they grow back")
    func burst() {
        var budget = RateBudget(perMinute: 6, now: start)
        for _ in 0..<6 { #expect(budget.reserve(at: start, within: 0) == .granted(after: 0)) }
        #expect(budget.reserve(at: start, within: 0) == .refused(until: start.adding(seconds: 10)))
        #expect(budget.reserve(at: start.adding(milliseconds: 9_999), within: 0) != .granted(after: 0))
        #expect(budget.reserve(at: start.adding(seconds: 10), within: 0) == .granted(after: 0))
        #expect(budget.left(at: start.adding(seconds: 20)) == 1)
        #expect(budget.left(at: start.adding(days: 2)) == 6)
    }

    @Test("within the time that there is a token is promised, and whoever comes later waits longer")
    func promised() {
        var budget = RateBudget(perMinute: 60, now: start)
        for _ in 0..<60 { _ = budget.reserve(at: start, within: 0) }
        #expect(budget.reserve(at: start, within: 2_000) == .granted(after: 1_000))
        #expect(budget.reserve(at: start, within: 2_000) == .granted(after: 2_000))
        #expect(budget.reserve(at: start, within: 2_000) == .refused(until: start.adding(milliseconds: 3_000)))
        #expect(budget.left(at: start) == 0)
        budget.giveBack()
        #expect(budget.reserve(at: start, within: 2_000) == .granted(after: 2_000))
    }

    @Test("never more than allowed in any minute after the first burst", arguments: [1, 7, 60, 999])
    func never(_ perMinute: Int) {
        var budget = RateBudget(perMinute: perMinute, now: start)
        var granted = 0
        for step in 0..<2_400
        where budget.reserve(at: start.adding(milliseconds: Int64(step) * 50), within: 0)
            == .granted(after: 0)
        { granted += 1 }
        // Two minutes: the burst, and two minutes of growth at most.
        #expect(granted <= perMinute * 3 && granted >= perMinute * 2)
    }

    @Test("a task takes what is above a quarter, at once or not at all; whoever waits goes without delay")
    func tasks() {
        var budget = RateBudget(perMinute: 60, now: start)
        var taken = 0
        while budget.reserve(at: start, within: 60_000, leaving: budget.share) == .granted(after: 0) { taken += 1 }
        #expect(taken == 45)
        let more = budget.reserve(at: start, within: 60_000, leaving: budget.share)
        #expect(more == .refused(until: start.adding(seconds: 1)))
        for _ in 0..<15 { #expect(budget.reserve(at: start, within: 0) == .granted(after: 0)) }
        // What others owe, a task waits for too.
        #expect(budget.reserve(at: start, within: 2_000) == .granted(after: 1_000))
        let later = start.adding(seconds: 17)
        let early = budget.reserve(at: later.adding(milliseconds: -1), within: 0, leaving: budget.share)
        #expect(early != .granted(after: 0))
        #expect(budget.reserve(at: later, within: 0, leaving: budget.share) == .granted(after: 0))
    }

    @Test("however little a source allows, a task comes to its turn", arguments: [1, 2, 3, 4])
    func fewTokens(_ perMinute: Int) {
        var budget = RateBudget(perMinute: perMinute, now: start)
        #expect(budget.reserve(at: start, within: 0, leaving: budget.share) == .granted(after: 0))
    }

    @Test("a clock that steps back brings nothing and takes nothing")
    func back() {
        var budget = RateBudget(perMinute: 2, now: start)
        _ = budget.reserve(at: start, within: 0)
        #expect(budget.left(at: start.adding(seconds: -3_600)) == 1)
        #expect(budget.reserve(at: start.adding(seconds: -3_600), within: 0) == .granted(after: 0))
        #expect(budget.reserve(at: start.adding(seconds: -3_600), within: 0) != .granted(after: 0))
    }
}
