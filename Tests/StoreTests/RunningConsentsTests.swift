import Core
import Doubles
import Ledger
import Store
import Support
import Synchronization
import Testing

/// `SLUIS_RUNNING=166000 swift test --filter RunningConsentsTests` measures what a large town has; the suite's own number
/// shows only that nobody is turned away.
@Suite("Work goes on while all that runs is carried into a new year")
struct RunningConsentsTests {
    private static let running = ProcessEnvironment.value("SLUIS_RUNNING").flatMap { Int($0) } ?? 300
    private static let isDone = Mutex(false)

    @Test func nobodyWaits() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let log = folder.log(store)
        try await log.open()
        try await give(log)
        let journal = Journal(storage: store, keys: store.keys, clock: folder.clock.wall, entropy: .system)
        folder.clock.moveToNewYear()
        let start = ContinuousClock.now
        let waits = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var waits: [Duration] = []
                    repeat {
                        let person = SubjectRef.random(.system)
                        waits.append(
                            try await ContinuousClock().measure {
                                _ = try await log.record(log.acts.consultation(person))
                            })
                    } while !Self.isDone.withLock { $0 } && !Task.isCancelled
                    return waits
                }
            }
            group.addTask {
                try await Carrier(journal: journal).run()
                Self.isDone.withLock { $0 = true }
                return []
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let carried = try await count(.consentCarried, store)
        #expect(carried == Self.running)
        #expect(try await count(.consulted, store) == waits.count)
        let sorted = waits.sorted()
        print(
            "\(carried) carried in \(ContinuousClock.now - start); \(waits.count) acts beside it: median",
            "\(sorted[sorted.count / 2]), longest \(sorted.last ?? .zero)")
        await store.close()
    }

    private func give(_ log: SampleLog) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for start in stride(from: 0, to: Self.running, by: 50) {
                if start >= 50 * 16 { try await group.next() }
                group.addTask {
                    var proposals: [Proposal] = []
                    for _ in start..<min(start + 50, Self.running) {
                        let act = log.acts.grant(.random(.system), from: log.clock.now)
                        proposals.append(try await log.proposal(act))
                    }
                    let words = await Set(log.storage.commit(proposals).map(\.word))
                    guard words == ["appended"] else { throw ContractBreach("\(words)") }
                }
            }
            try await group.waitForAll()
        }
    }

    private func count(_ type: EntryType, _ store: ControllerStore) async throws -> Int {
        try await store.entries(EntryQuery(types: [type], limit: .max)).count
    }
}
