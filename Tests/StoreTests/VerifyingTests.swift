import Core
import Doubles
import Ledger
import Store
import Synchronization
import Testing

@Suite("A log is verified while it is written, and nothing is reported that is right")
struct VerifyingTests {
    private final class Writers: Sendable {
        let left = Mutex(4)
    }

    @Test("while consents are given and withdrawn, and a year turns")
    func writing() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let log = folder.log(store)
        try await log.open()
        let journal = Journal(storage: store, keys: store.keys, clock: folder.clock.wall, entropy: .system)
        let writers = Writers()
        let rounds = try await withThrowingTaskGroup(of: Int.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for round in 0..<24 {
                        try await Self.live(log, withdrawing: round % 2 == 0)
                        if writer == 0, round == 12 { folder.clock.moveToNewYear() }
                    }
                    writers.left.withLock { $0 -= 1 }
                    return 0
                }
            }
            group.addTask {
                var rounds = 0
                while writers.left.withLock({ $0 }) > 0 || rounds < 8 {
                    let notes = store.anchoredCheckpoints()
                    let year = rounds % 3 == 2 ? store.year : nil
                    let verification = try await Verifier(journal: journal).verify(log: year, against: notes)
                    #expect(verification.findings == [], "round \(rounds)")
                    rounds += 1
                }
                return rounds
            }
            return try await group.reduce(0, +)
        }
        #expect(rounds >= 8 && store.year == 2027)
        #expect(try await Verifier(journal: journal).verify().logs.map(\.year) == [2026, 2027])
        await store.close()
    }

    /// A person who says yes, is told of, and says no again; the year may turn at any point.
    private static func live(_ log: SampleLog, withdrawing: Bool) async throws {
        let person = try await log.person()
        let id = try await log.record(log.acts.grant(person, from: log.clock.now)).id
        let consent = Basis.ConsentCitation(id: id, revision: 1)
        let asked = try await log.record(log.acts.consultation(person, consent: consent)).id
        _ = try await log.record(log.acts.closing(person, of: asked, purpose: "discount"))
        _ = try await log.record(log.acts.disclosure(person, consent: consent, after: [asked]))
        if withdrawing { _ = try await log.record(log.acts.withdrawal(person, of: id)) }
    }
}
