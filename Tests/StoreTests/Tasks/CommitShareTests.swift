import Core
import Doubles
import Ledger
import Store
import Support
import Synchronization
import Testing

@Suite("Of a commit at most a quarter is of tasks, and nobody waits for ever")
struct CommitShareTests {
    private static func waiting(_ places: String, weight: Int = 1) -> [CommitShare.Place] {
        places.map { CommitShare.Place(weight: weight, isOfTask: $0 == "t") }
    }

    @Test(
        "of those who wait, in their order",
        arguments: [
            // Nobody else: a quarter of what a commit holds.
            ("tttttttt", 16, [0, 1, 2, 3]),
            // A quarter of the commit: one with three others, two with six.
            ("ttttooo", 16, [0, 4, 5, 6]),
            ("otototototoo", 16, [0, 1, 2, 3, 4, 6, 8, 10, 11]),
            // Fewer others: one goes all the same.
            ("tto", 16, [0, 2]),
            ("ooo", 2, [0, 1]),
            ("", 16, []),
            // A full commit of others still takes one.
            ("oooot", 2, [0, 1, 4]),
        ])
    func chosen(places: String, limit: Int, expected: [Int]) {
        #expect(CommitShare.chosen(Self.waiting(places), limit: limit).sorted() == expected)
    }

    @Test("one that weighs more than its share goes alone, and the others in their turn")
    func heavy() {
        var waiting = Self.waiting("tt", weight: 250)
        #expect(CommitShare.chosen(waiting, limit: 512) == [0])
        waiting = Self.waiting("t", weight: 250) + Self.waiting("ooo")
        #expect(CommitShare.chosen(waiting, limit: 512) == [0, 1, 2, 3])
    }

    @Test("whatever waits, the share holds or one job of a task goes; and everything goes in the end")
    func drained() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var waiting = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                CommitShare.Place(weight: 1, isOfTask: Bool.random(using: &random))
            }
            var rounds = 0
            while !waiting.isEmpty, rounds < 100 {
                rounds += 1
                let chosen = CommitShare.chosen(waiting, limit: 16)
                let tasks = chosen.count { waiting[$0].isOfTask }
                #expect(chosen.count <= 16 + 5 && !chosen.isEmpty)
                // Where nobody else goes, of what a commit can hold.
                #expect(tasks <= 1 || tasks * 4 <= (tasks == chosen.count ? 16 : chosen.count))
                waiting = waiting.indices.filter { !chosen.contains($0) }.map { waiting[$0] }
            }
            #expect(waiting.isEmpty)
        }
    }

    /// Counts how often the time was asked: once for each act on its way to the writer.
    private final class Counter: Sendable {
        private let count = Mutex(0)
        var asked: Int { count.withLock { $0 } }
        func ask() { count.withLock { $0 += 1 } }
    }

    @Test("the writer takes of what tasks have queued no more than a quarter into the commit of others")
    func written() async throws {
        let (folder, counter) = (try Folder(), Counter())
        let gate = WriterGate(folder.path("a/ledger.sqlite"))
        let store = try await folder.open { gate.pass($0) }
        let log = folder.log(store)
        try await log.open()
        let clock = WallClock {
            counter.ask()
            return folder.clock.now
        }
        let journal = Journal(storage: store, keys: store.keys, clock: clock, entropy: .system)
        gate.close()
        let held = Task { try await log.append(log.acts.application("held")) }
        try await Patience.until("the writer is held") { gate.isHolding }
        let (tasks, others) = ((0..<12).map { "task-\($0)" }, (0..<12).map { "other-\($0)" })
        let positions = try await withThrowingTaskGroup(of: (String, Position?).self) { group in
            for (journal, ids) in [(journal.forTasks, tasks), (journal, others)] {
                for id in ids {
                    let act = log.acts.application(id)
                    group.addTask {
                        guard case .appended(let line) = try await journal.record(act) else { return (id, nil) }
                        return (id, line.position)
                    }
                }
                let due = ids.count * (ids == tasks ? 1 : 2)
                try await Patience.until("all have come") { counter.asked >= due }
            }
            gate.open()
            return try await group.reduce(into: [String: Position]()) { $0[$1.0] = $1.1 }
        }
        _ = try await held.value
        #expect(positions.count == 24)
        let ofTasks = Set(tasks.compactMap { positions[$0]?.seq })
        let ofOthers = Set(others.compactMap { positions[$0]?.seq })
        for (from, to) in zip(gate.sizes, gate.sizes.dropFirst()) {
            let (tasks, others) = (
                ofTasks.count { from <= $0 && $0 < to }, ofOthers.count { from <= $0 && $0 < to }
            )
            // One goes always; without others so many as a quarter of what a commit can hold.
            #expect(others == 0 || tasks <= max(1, others / 3), "\(tasks) of tasks beside \(others)")
        }
        await store.close()
    }
}
