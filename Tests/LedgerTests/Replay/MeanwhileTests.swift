import Core
import Doubles
import Ledger
import Support
import Synchronization
import Testing

@Suite("What is erased while a log is verified is neither called readable nor unexplained (law 8)")
struct MeanwhileTests {
    /// A log in memory that does something at the moment its tables are read, or just after.
    private final class Interrupted: StandInLedger {
        let behind: MemoryLedger
        private let before = Mutex<(@Sendable () async throws -> Void)?>(nil)
        private let after = Mutex<(@Sendable () async throws -> Void)?>(nil)

        init(_ behind: MemoryLedger) {
            self.behind = behind
        }

        func interrupt(isBefore: Bool, _ act: @escaping @Sendable () async throws -> Void) {
            if isBefore { before.withLock { $0 = act } } else { after.withLock { $0 = act } }
        }

        func snapshot() async throws(LedgerError) -> LedgerSnapshot {
            do {
                try await before.withLock({ $0 })?()
                let snapshot = try await behind.snapshot()
                try await after.withLock({ $0 })?()
                return snapshot
            } catch {
                throw LedgerError(.unreadable, "\(error)")
            }
        }
    }

    private struct House {
        let ledger: MemoryLedger
        let interrupted: Interrupted
        let log: SampleLog

        init() async throws {
            let clock = TestClock()
            let keys = try MemoryKeys(origin: "log.example/zonnegem/2026", entropy: .seeded(3))
            ledger = MemoryLedger(
                controller: "zonnegem", base: "log.example/zonnegem", keys: keys, clock: clock.wall,
                entropy: .seeded(4))
            interrupted = Interrupted(ledger)
            log = SampleLog(storage: ledger, keys: keys, clock: clock, entropy: .seeded(5))
            try await log.open()
        }

        func verified() async throws -> Verification {
            let journal = Journal(
                storage: interrupted, keys: log.keys, clock: log.clock.wall, entropy: log.entropy)
            return try await Verifier(journal: journal).verify()
        }
    }

    @Test("entries that come before and after the tables are read", arguments: [true, false])
    func written(isBefore: Bool) async throws {
        let house = try await House()
        let (person, consent) = try await house.log.consenting()
        house.interrupted.interrupt(isBefore: isBefore) {
            _ = try await house.log.append(house.log.acts.withdrawal(person, of: consent.id))
            _ = try await house.log.append(house.log.acts.consultation(person))
        }
        let verification = try await house.verified()
        #expect(verification.findings == [])
        #expect(verification.size == (isBefore ? 8 : 6))
    }

    @Test("an erasure before and after the tables are read", arguments: [true, false])
    func erased(isBefore: Bool) async throws {
        let house = try await House()
        let (person, consent) = try await house.log.consenting()
        try await house.log.append(house.log.acts.withdrawal(person, of: consent.id))
        let plan = try await house.log.agreed(person, .consent)
        house.interrupted.interrupt(isBefore: isBefore) {
            let journal = Journal(
                storage: house.ledger, keys: house.log.keys, clock: house.log.clock.wall, entropy: house.log.entropy)
            _ = try await Erasures(journal: journal, storage: house.ledger).perform(plan)
        }
        #expect(try await house.verified().findings == [])
        // And when it is over.
        house.interrupted.interrupt(isBefore: isBefore) {}
        let verification = try await house.verified()
        #expect(verification.findings == [] && verification.erased == 2)
    }
}
