import Doubles
import OnlyOnce
import Testing

@Suite("A feed that gave no answer is asked again soon, ever less often, and never later than its interval")
struct FeedTimetableTests {
    private static let minute: Int64 = 60_000

    /// The minutes from one question to the next, by how each went.
    private func pauses(_ failed: [Bool], every minutes: Int) -> [Int] {
        let clock = TestClock()
        var timetable = FeedTimetable(everyMinutes: minutes)
        #expect(timetable.isDue(at: clock.now))
        return failed.map { hasFailed in
            timetable.asked(hasFailed: hasFailed, at: clock.now)
            var count = 0
            while !timetable.isDue(at: clock.now) {
                clock.advance(milliseconds: Self.minute)
                count += 1
            }
            return count
        }
    }

    @Test("an answer is waited for as long as the settings say; a failure less, and after an answer from the start")
    func growing() {
        #expect(pauses([false, true, true, true, false, true], every: 1_440) == [1_440, 15, 30, 60, 1_440, 15])
    }

    @Test("however often it fails, it is asked as often as one that answers")
    func bounded() {
        #expect(
            pauses(Array(repeating: true, count: 20), every: 100).suffix(17) == Array(repeating: 100, count: 17)[...])
        #expect(pauses([true, false], every: 0) == [0, 0])
    }
}
