import Core
import Ledger

/// Asks the lines of all tasks of a controller, so many at once, each task in its turn.
///
/// It may be killed at any moment: a line has ended when the entry of its answer is durable, and is asked again until
/// then. While its sources stay away a line waits, for some days; then it is told as it is.
package struct TaskRunner: Sendable {
    private let desk: TaskDesk
    private let exchange: Exchange
    private let concurrent: Int
    /// How long it waits when nothing can be recorded.
    private let pause: Duration

    /// `exchange` writes as tasks do (``Journal/forTasks``).
    package init(desk: TaskDesk, exchange: Exchange, concurrent: Int, pause: Duration = .seconds(2)) {
        self.desk = desk
        self.exchange = exchange
        self.concurrent = max(1, concurrent)
        self.pause = pause
    }

    /// Goes on until its task is cancelled; what is under way then is finished.
    package func run() async {
        desk.ring()
        var alarm: Task<Void, Never>?
        for await _ in desk.bell.stream {
            alarm?.cancel()
            var began = desk.journal.clock.now
            while !Task.isCancelled, await !turn() {
                try? await Task.sleep(for: pause)
                began = desk.journal.clock.now
            }
            let desk = desk
            alarm = desk.rest(since: began).map { rest in
                Task { if (try? await Task.sleep(for: rest)) != nil { desk.ring() } }
            }
        }
        alarm?.cancel()
    }

    /// Asks until nothing waits; false when nothing can be recorded, and it should be tried again.
    package func turn() async -> Bool {
        var feeds = TaskFeeds(desk: desk)
        let concurrent = concurrent
        return await withTaskGroup(of: (task: Identifier, isDone: Bool).self) { group in
            var underWay = 0
            var isWell = true
            while true {
                while isWell, underWay < concurrent, !Task.isCancelled {
                    do {
                        guard let work = try await feeds.next() else { break }
                        group.addTask { (work.task.id, await carryOut(work)) }
                        underWay += 1
                    } catch {
                        isWell = false
                    }
                }
                guard let ended = await group.next() else {
                    if isWell { do { try await feeds.finish() } catch { isWell = false } }
                    return isWell
                }
                underWay -= 1
                isWell = isWell && ended.isDone
            }
        }
    }

    /// Whether the line needs no other turn.
    ///
    /// In a task of its own: what was begun is closed and recorded, also when the gateway stops.
    private func carryOut(_ work: TaskFeeds.Work) async -> Bool {
        let (desk, exchange) = (desk, exchange)
        return await Task {
            do {
                return try await Self.ask(work, desk, exchange)
            } catch {
                return false
            }
        }.value
    }

    private static func ask(
        _ work: TaskFeeds.Work, _ desk: TaskDesk, _ exchange: Exchange
    ) async throws(LedgerError) -> Bool {
        let slot = TaskSlot(
            number: work.line.number, sealer: work.sealer, mayWait: desk.mayWait(work.task))
        let person: TaskPerson
        do {
            person = try work.sealer.person(work.line)
        } catch {
            try await desk.storage.end(slot.ending(.failed))
            return true
        }
        let request = work.terms.request(person.number, by: work.task.application, line: slot)
        let reply: Reply
        do {
            reply = try await exchange.reply(to: request)
        } catch {
            switch error.ledger?.code {
            case .lineEnded?: return true
            case .notWritable?, .notReadable?, .clockSkew?, .otherLog?, .shuttingDown?: return false
            default:
                try await desk.storage.end(slot.ending(.failed))
                return true
            }
        }
        switch reply {
        case .answered: desk.answer(work.task.id)
        case .later(let retryAt): desk.miss(work.line.number, of: work.task.id, retryAt: retryAt)
        case .refused(let refused):
            // A refusal that the log did not take ends the line all the same, or it would be asked for ever.
            guard refused.line == nil else { break }
            try await desk.storage.end(slot.ending(.refused(refused.refusal, alternative: refused.alternative)))
        }
        return true
    }
}
