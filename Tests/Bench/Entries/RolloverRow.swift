import Core
import Doubles
import Foundation
import Ledger
import Store

/// New Year with as many running consents as a large town has: how long anyone waits while they are carried over.
///
/// The longest of all waits counts, from the act that opens the new log to the last that was carried (DESIGN 7).
struct RolloverRow: Sendable {
    private static let (running, waiting, piece) = (166_000, 4, 50)

    let options: BenchOptions

    func measure() async throws -> [ReportRow] {
        let running = options.count > 0 ? options.count : Self.running
        let folder = options.folder + "/rollover"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: options.folder, withIntermediateDirectories: true)
        let clock = TestClock()
        let store = try await LogFolder.store(folder, clock: clock.wall)
        let log = SampleLog(storage: store, keys: store.keys, clock: clock)
        try await log.open()
        try await give(running, log)
        let journal = Journal(storage: store, keys: store.keys, clock: clock.wall, entropy: .system)
        clock.moveToNewYear()
        let began = ContinuousClock.now
        let isDone = Flag()
        let waits = try await withThrowingTaskGroup(of: Samples.self) { group in
            for _ in 0..<Self.waiting {
                group.addTask {
                    var waits = Samples()
                    repeat {
                        let person = SubjectRef.random(.system)
                        let asked = ContinuousClock.now
                        guard case .appended = try await journal.record(log.acts.consultation(person)) else {
                            throw BenchError("a consultation was refused")
                        }
                        waits.add((ContinuousClock.now - asked).inMilliseconds)
                    } while !isDone.isSet && !Task.isCancelled
                    return waits
                }
            }
            group.addTask {
                try await Carrier(journal: journal).run()
                isDone.set()
                return Samples()
            }
            return try await group.reduce(into: Samples()) { all, some in some.values.forEach { all.add($0) } }
        }
        let took = (ContinuousClock.now - began).inSeconds
        let left = try await store.uncarried(after: .start).carryings.count
        await store.close()
        guard left == 0 else { throw BenchError("\(left) rows were not carried") }
        let name = "New Year with \(Figure.text(Double(running))) running consents"
        return [
            ReportRow(
                "\(name): longest wait", aim: "under 1 s",
                measured: "\(Figure.text(waits.most)) ms of \(Figure.text(Double(waits.values.count))) acts, p99 "
                    + "\(Figure.text(waits.percentile(99), 1)) ms",
                verdict: ReportRow.verdict(waits.most, atMost: 1_000)),
            ReportRow("  until all was carried", measured: "\(Figure.text(took)) s"),
        ]
    }

    private func give(_ running: Int, _ log: SampleLog) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for start in stride(from: 0, to: running, by: Self.piece) {
                if start >= Self.piece * 16 { try await group.next() }
                group.addTask {
                    var proposals: [Proposal] = []
                    for _ in start..<min(start + Self.piece, running) {
                        proposals.append(try await log.proposal(log.acts.grant(.random(.system), from: log.clock.now)))
                    }
                    guard await Set(log.storage.commit(proposals).map(\.word)) == ["appended"] else {
                        throw BenchError("a consent was refused")
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
