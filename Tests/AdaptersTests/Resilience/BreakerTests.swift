import Core
import OnlyOnce
import Testing

@testable import Adapters

@Suite("A breaker keeps questions from a source that does not answer, and lets one try from time to time")
struct BreakerTests {
    private let start = Sample.now

    private func opened() -> Breaker {
        var breaker = Breaker(limit: 3, openSeconds: 10)
        for _ in 0..<3 { breaker.record(.failed, isProbe: false, at: start) }
        return breaker
    }

    @Test(
        "so many failures in a row open it, and an answer between begins the count anew",
        arguments: [
            ("ff", false), ("fff", true), ("ffaff", false), ("ffafff", true), ("ffuf", true), ("uuuuuu", false),
            ("aaaa", false),
        ])
    func opens(_ row: (results: String, isOpen: Bool)) {
        var breaker = Breaker(limit: 3, openSeconds: 10)
        for result in row.results {
            #expect(breaker.passage(at: start) == .pass)
            breaker.record(
                result == "f" ? .failed : result == "a" ? .answered : .unasked, isProbe: false, at: start)
        }
        #expect(breaker.allowsAnother == !row.isOpen)
        #expect((breaker.position == .open(until: start.adding(seconds: 10))) == row.isOpen)
    }

    @Test("open, it refuses until its time, then lets exactly one through")
    func probe() {
        var breaker = opened()
        let until = start.adding(seconds: 10)
        #expect(breaker.passage(at: start) == .refused(until: until))
        #expect(breaker.passage(at: until.adding(milliseconds: -1)) == .refused(until: until))
        #expect(breaker.passage(at: until) == .probe)
        #expect(breaker.passage(at: until) == .refused(until: until.adding(seconds: 10)))
        #expect(breaker.passage(at: until.adding(seconds: 9)) == .refused(until: until.adding(seconds: 10)))
    }

    @Test(
        "the probe decides for all",
        arguments: [(AttemptResult.answered, true), (.failed, false), (.unasked, false)])
    func decides(_ result: AttemptResult, _ closes: Bool) {
        var breaker = opened()
        let later = start.adding(seconds: 10)
        #expect(breaker.passage(at: later) == .probe)
        breaker.record(result, isProbe: true, at: later)
        #expect(breaker.allowsAnother == closes)
        switch result {
        case .answered: #expect(breaker.passage(at: later) == .pass)
        case .failed: #expect(breaker.passage(at: later) == .refused(until: later.adding(seconds: 10)))
        // A probe that was never sent is made up for by the next.
        case .unasked: #expect(breaker.passage(at: later) == .probe)
        }
    }

    @Test(
        "what was asked before it opened says nothing any more", arguments: [AttemptResult.answered, .failed, .unasked])
    func late(_ result: AttemptResult) {
        var breaker = opened()
        breaker.record(result, isProbe: false, at: start)
        #expect(breaker == opened())
        _ = breaker.passage(at: start.adding(seconds: 10))
        let halfOpen = breaker
        breaker.record(result, isProbe: false, at: start.adding(seconds: 11))
        #expect(breaker == halfOpen)
    }

    @Test("a probe that never comes back is replaced")
    func lostProbe() {
        var breaker = opened()
        #expect(breaker.passage(at: start.adding(seconds: 10)) == .probe)
        #expect(breaker.passage(at: start.adding(seconds: 20)) == .probe)
    }

    @Test("one attempt counts by what it says of the source", arguments: Outcome.Status.allCases)
    func results(_ status: Outcome.Status) {
        func result(_ code: String, attempts: Int) -> AttemptResult {
            AttemptResult(
                SourceReply(
                    status: status, code: code, attempts: attempts, told: [:], members: [], retrievedAt: start,
                    retryAt: nil))
        }
        let hasFailed = [.busy, .unavailable, .fault].contains(status)
        #expect(result("", attempts: 1) == (hasFailed ? .failed : .answered))
        #expect(result("", attempts: 0) == .unasked)
        #expect(result("otherPerson", attempts: 1) == (hasFailed && status != .fault ? .failed : .answered))
    }
}
