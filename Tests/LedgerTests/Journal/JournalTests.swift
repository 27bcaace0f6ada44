import Core
import Doubles
import Ledger
import Support
import Synchronization
import Testing

@Suite("The journal waits until an act is durable, or says that nothing may follow")
struct JournalTests {
    private let clock = TestClock()
    private let entropy = Entropy.seeded(31)
    private let keys: MemoryKeys
    private let log: MemoryLedger
    private let acts = SampleController("zonnegem")

    init() throws {
        keys = try MemoryKeys(origin: "log.example/zonnegem/2026", entropy: entropy)
        log = MemoryLedger(
            controller: "zonnegem", base: "log.example/zonnegem", keys: keys, clock: clock.wall, entropy: entropy)
    }

    private func journal(_ storage: (any LedgerStorage)? = nil) -> Journal {
        Journal(storage: storage ?? log, keys: keys, clock: clock.wall, entropy: entropy)
    }

    private func begin() async throws {
        for act in [acts.opening, acts.firstOfficer, acts.application()] { _ = try await journal().record(act) }
        for id in ["discount", "task"] {
            _ = try await journal().record(acts.activation(id), purposeBytes: acts.purposeBytes(id))
        }
    }

    @Test("an entry that waited too long is sealed again, with another id, twice at most", arguments: 0...4)
    func clockSkew(times: Int) async throws {
        try await begin()
        let faulty = FaultyLog(log, failing: Array(repeating: LedgerError(.clockSkew), count: times))
        let consultation = acts.consultation(.random(entropy))
        do throws(LedgerError) {
            let recorded = try await journal(faulty).record(consultation)
            guard case .appended(let line) = recorded else {
                Issue.record("not appended")
                return
            }
            #expect(times <= 2)
            #expect(try await log.entry(at: line.position)?.id == line.id)
        } catch {
            #expect(times > 2 && error.code == .clockSkew)
        }
        let proposals = faulty.proposals.withLock { $0 }
        #expect(proposals.count == min(times + 1, 3))
        #expect(Set(proposals.map(\.event.id)).count == proposals.count)
        #expect(Set(proposals.map { $0.parts[0].commitment }).count == proposals.count)
    }

    @Test("any other failure is thrown at once", arguments: [LedgerError.Code.notWritable, .shuttingDown, .unreadable])
    func failures(code: LedgerError.Code) async throws {
        try await begin()
        let size = try await log.entries(EntryQuery()).count
        let faulty = FaultyLog(log, failing: [LedgerError(code)])
        let error = await #expect(throws: LedgerError.self) {
            _ = try await journal(faulty).record(acts.consultation(.random(entropy)))
        }
        #expect(error?.code == code)
        #expect(faulty.proposals.withLock { $0.count } == 1)
        #expect(try await log.entries(EntryQuery()).count == size)
    }

    @Test
    func aRefusalIsAValue() async throws {
        try await begin()
        let recorded = try await journal().record(acts.withdrawal(.random(entropy), of: .random(entropy)))
        guard case .refused(let refusal) = recorded else {
            Issue.record("appended")
            return
        }
        #expect(refusal == Refusal(.consentNotRunning, law: 2))
    }

    @Test("what a crash left open is closed as interrupted, once")
    func interrupted() async throws {
        try await begin()
        let person = SubjectRef.random(entropy)
        for _ in 0..<3 { _ = try await journal().record(acts.consultation(person)) }
        guard case .appended(let line) = try await journal().record(acts.consultation(person)) else {
            Issue.record("not appended")
            return
        }
        _ = try await journal().record(acts.closing(person, of: line.id))
        #expect(try await journal().closeInterrupted() == 3)
        #expect(try await journal().closeInterrupted() == 0)
        #expect(try await log.openConsultations().isEmpty)
        let closings = try await log.entries(EntryQuery(types: [.closed]))
        #expect(closings.map(\.outcome) == ["interrupted", "interrupted", "interrupted", "answered"])
        #expect(try await Verifier(journal: journal()).verify(log: 2026).holds)
    }

    @Test
    func openedPartsAreThoseOfTheEvent() async throws {
        try await begin()
        let person = SubjectRef.random(entropy)
        let act = acts.consultation(person)
        guard case .appended(let line) = try await journal().record(act),
            let entry = try await log.entry(at: line.position)
        else {
            Issue.record("not appended")
            return
        }
        #expect(Event(parts: try await journal().open(entry))?.act == act)
        keys.erase(person, .access(year: 2026))
        #expect(try await journal().open(entry).map(\.holder) == [.staff])
    }

    @Test("the storage in memory keeps the contract", arguments: LedgerContract.all)
    func contract(clause: LedgerContract) async throws {
        let sample = SampleLog(storage: log, keys: keys, clock: clock, entropy: entropy)
        try await sample.open()
        try await clause.check(sample)
    }
}
