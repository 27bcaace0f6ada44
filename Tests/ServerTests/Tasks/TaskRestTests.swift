import Core
import Doubles
import Ledger
import Server
import Testing

@testable import Disclosure

@Suite("A task goes past lines that did not come, rests where many did not in a row, and is asked only while it runs")
struct TaskRestTests {
    private let now = TestClock.start

    /// So many lines in a row that did not come.
    private func missed(
        _ lines: ClosedRange<Int64>, _ rest: TaskRest = TaskRest(), retryAt: Instant? = nil
    ) -> TaskRest {
        var rest = rest
        for line in lines { rest.miss(line, at: now, retryAt: retryAt) }
        return rest
    }

    @Test("three lines in a row are passed, the fourth makes it rest; an answer between begins the count anew")
    func rests() {
        #expect(!missed(1...3).isResting(at: now))
        #expect(missed(1...4).isResting(at: now))
        var rest = missed(1...3)
        rest.answer()
        #expect(!missed(5...7, rest).isResting(at: now) && missed(5...8, rest).isResting(at: now))
        #expect(missed(5...8, rest).last == 8)
    }

    @Test("pauses grow to half an hour, and lines that were under way together make one")
    func grows() {
        var (rest, at, pauses): (TaskRest, Instant, [Int64]) = (TaskRest(), now, [])
        for _ in 0..<12 {
            for line in Int64(1)...7 { rest.miss(line, at: at, retryAt: nil) }
            let until = rest.until ?? at
            pauses.append((until.milliseconds - at.milliseconds) / 1000)
            #expect(rest.isResting(at: at) && !rest.isResting(at: until))
            at = until
        }
        #expect(pauses.prefix(4) == [5, 10, 20, 40] && pauses.last == 1800 && pauses == pauses.sorted())
    }

    @Test("a source says when it may be asked again, within bounds")
    func retryAt() {
        #expect(missed(1...4, retryAt: now.adding(seconds: 60)).until == now.adding(seconds: 60))
        #expect(missed(1...4, retryAt: now.adding(seconds: -60)).until == now.adding(seconds: 5))
        #expect(missed(1...4, retryAt: now.adding(days: 30)).until == now.adding(seconds: 1800))
    }

    @Test("the next round begins with the first line again")
    func rounds() {
        var rest = missed(1...2)
        rest.endRound(at: now)
        #expect(rest.last == 0 && rest.isResting(at: now))
    }

    @Test("a list that was paused in its row begins no line, whoever paused it")
    func paused() async throws {
        let town = try await Town()
        let task = try await town.task()
        _ = try await town.fill(task, Town.list((0..<70).map(Town.resident)))
        let desk = town.municipality.desk.tasks
        var feeds = TaskFeeds(desk: desk)
        for number in Int64(1)...64 { #expect(try await feeds.next()?.line.number == number) }
        let id = try #require(Identifier(task))
        let until = town.clock.now.adding(days: 30)
        #expect(try await desk.storage.move(id, from: [.running], to: .paused, until: until))
        #expect(try await feeds.next() == nil)
        #expect(try await desk.storage.move(id, from: [.paused], to: .running, until: until))
        #expect(try await feeds.next()?.line.number == 65)
    }
}
