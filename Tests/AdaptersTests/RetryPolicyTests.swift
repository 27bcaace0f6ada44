import Testing

@testable import Adapters

@Suite("A source is asked again after a pause that doubles, with jitter, so often and so long")
struct RetryPolicyTests {
    let policy = RetryPolicy(attempts: 4, firstPauseMilliseconds: 100, budgetMilliseconds: 1_000)

    @Test(
        "between half and the whole of the step",
        arguments: [
            (2, UInt8(0), Int64(50)), (2, 255, 100), (2, 128, 75), (3, 0, 100), (3, 255, 200), (4, 0, 200),
            (4, 255, 400),
        ])
    func pause(_ row: (attempt: Int, jitter: UInt8, expected: Int64)) {
        #expect(policy.pause(before: row.attempt, elapsedMilliseconds: 0, jitter: row.jitter) == row.expected)
    }

    @Test("no more attempts than allowed", arguments: [(4, true), (5, false), (6, false), (Int.max, false)])
    func attempts(_ attempt: Int, _ isAllowed: Bool) {
        #expect((policy.pause(before: attempt, elapsedMilliseconds: 0, jitter: 0) != nil) == isAllowed)
    }

    @Test(
        "the last attempt begins within the budget",
        arguments: [(Int64(0), true), (950, true), (951, false), (1_000, false), (60_000, false)])
    func budget(_ elapsed: Int64, _ isAllowed: Bool) {
        #expect((policy.pause(before: 2, elapsedMilliseconds: elapsed, jitter: 0) != nil) == isAllowed)
    }

    @Test("a policy of one attempt never waits")
    func once() {
        #expect(RetryPolicy(attempts: 1).pause(before: 2, elapsedMilliseconds: 0, jitter: 0) == nil)
    }

    @Test("many attempts do not overflow")
    func many() throws {
        let policy = RetryPolicy(attempts: 1_000, firstPauseMilliseconds: 1_000, budgetMilliseconds: .max)
        for attempt in [18, 19, 60, 100, 1_000] {
            let pause = try #require(policy.pause(before: attempt, elapsedMilliseconds: 0, jitter: 255))
            #expect(pause == 65_536_000)
        }
    }
}
