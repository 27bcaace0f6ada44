import Core
import Doubles
import FoundationEssentials
import Ledger
import Store
import Synchronization
import Testing

@Suite("At New Year one log ends and the next begins, and no work waits for it or is lost")
struct NewYearTests {
    private func journal(_ store: ControllerStore, _ folder: Folder) -> Journal {
        Journal(storage: store, keys: store.keys, clock: folder.clock.wall, entropy: .system)
    }

    /// A log with people who gave a consent in December, and of whom facts are kept.
    private func december(
        _ folder: Folder, people: Int, points: @escaping CommitPoint.Handler = { _ in }
    ) async throws -> (store: ControllerStore, given: [(person: SubjectRef, consent: Basis.ConsentCitation)]) {
        let store = try await folder.open(points: points)
        let log = folder.log(store)
        try await log.open()
        var given: [(person: SubjectRef, consent: Basis.ConsentCitation)] = []
        for index in 0..<people {
            let (person, consent) = try await log.consenting()
            if index % 4 == 0 { _ = try await log.keep(person, consent: consent, for: log.interest(of: consent)) }
            given.append((person, consent))
        }
        return (store, given)
    }

    @Test func sixtyFourWritersGoOnThroughIt() async throws {
        let folder = try Folder()
        let (store, given) = try await december(folder, people: 64)
        let (log, journal) = (folder.log(store), journal(store, folder))
        let years = try await withThrowingTaskGroup(of: Set<Int>.self) { group in
            for (person, consent) in given {
                group.addTask {
                    var years: Set<Int> = []
                    for _ in 0..<6 {
                        let recorded = try await journal.record(log.acts.consultation(person, consent: consent))
                        guard case .appended(let line) = recorded else { throw ContractBreach("refused") }
                        years.insert(line.position.log)
                    }
                    return years
                }
            }
            group.addTask {
                while try await store.entries(EntryQuery(types: [.consulted], limit: 100)).count < 80 {
                    try await Task.sleep(for: .milliseconds(2))
                }
                folder.clock.moveToNewYear()
                return []
            }
            return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
        }
        #expect(years == [2026, 2027])
        #expect(try await store.entries(EntryQuery(types: [.consulted], limit: 1000)).count == 64 * 6 + 16)
        let verification = try await Verifier(journal: journal).verify(against: store.anchoredCheckpoints())
        #expect(verification.holds, "\(verification.findings)")
        #expect(verification.logs.map(\.year) == [2026, 2027])
        await store.close()
    }

    @Test(
        "wherever it is stopped, the year has turned whole or not at all",
        arguments: [CommitPoint.keyDurable, .beforeCommit, .afterCommit, .duringCheckpoint])
    func killed(_ at: CommitPoint) async throws {
        let folder = try Folder()
        let isArmed = Mutex(false)
        let (store, given) = try await december(folder, people: 8) { point in
            guard point == at,
                isArmed.withLock({ armed in
                    defer { armed = false }
                    return armed
                })
            else { return }
            // What lies on disk at that moment is what a stopped process leaves.
            try? folder.copy("a", to: "stopped")
        }
        let change = try await linked(folder.log(store))
        folder.clock.moveToNewYear()
        isArmed.withLock { $0 = true }
        _ = try await journal(store, folder).record(
            folder.log(store).acts.consultation(given[0].person, consent: given[0].consent))
        // No copy back of the write-ahead log falls in so short a time.
        if at == .duringCheckpoint { try folder.copy("a", to: "stopped") }
        await store.close()
        let again = try await folder.open(in: "stopped")
        let (log, journal) = (folder.log(again), journal(again, folder))
        for (person, consent) in given {
            _ = try await log.record(log.acts.consultation(person, consent: consent))
        }
        #expect(try await again.rows([]).links[change]?.state == .open)
        let verification = try await Verifier(journal: journal).verify(against: again.anchoredCheckpoints())
        #expect(verification.holds, "\(verification.findings)")
        #expect(try await again.closedLogs().map(\.year) == [2026])
        #expect(try await again.entries(EntryQuery(types: [.logOpened])).count == 2)
        await again.close()
    }

    /// A change of number that nobody has decided on: its link is sealed for the person when the year turns.
    private func linked(_ log: SampleLog) async throws -> Identifier {
        let person = try await log.person()
        let (told, _) = try await log.keep(person, for: log.openCase())
        return try await log.append(log.acts.change(person, to: try await log.person(), by: told)).id
    }

    @Test func whoAsksAtOnceCarriesOnce() async throws {
        let folder = try Folder()
        let (store, given) = try await december(folder, people: 1)
        let (log, journal) = (folder.log(store), journal(store, folder))
        folder.clock.moveToNewYear()
        let (person, consent) = given[0]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    _ = try await log.record(log.acts.consultation(person, consent: consent))
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.entries(EntryQuery(types: [.consentCarried])).count == 1)
        #expect(try await store.entries(EntryQuery(types: [.consulted])).count == 33)
        #expect(try await Verifier(journal: journal).verify().holds)
        await store.close()
    }

    @Test("the rest is carried beside other work; stopped, it goes on where it was")
    func background() async throws {
        let folder = try Folder()
        let (store, given) = try await december(folder, people: 120)
        var log = folder.log(store)
        // Stopped ones stay with their year.
        for (person, consent) in given.prefix(20) {
            try await log.append(log.acts.withdrawal(person, of: consent.id))
        }
        let open = try await log.append(log.acts.consultation(given[30].person)).id
        folder.clock.moveToNewYear()
        let first = Task { try await Carrier(journal: journal(store, folder)).run() }
        while try await store.entries(EntryQuery(types: [.consentCarried])).isEmpty { await Task.yield() }
        first.cancel()
        let before = try await first.value
        await store.close()
        let again = try await folder.open()
        log = folder.log(again)
        let carrier = Carrier(journal: journal(again, folder))
        let after = try await carrier.run()
        #expect(try await carrier.run() == 0)
        let carried = try await again.entries(EntryQuery(types: [.consentCarried, .accessCarried], limit: 1000))
        #expect(carried.count == before + after)
        #expect(carried.filter { $0.type == .consentCarried }.count == 100)
        // A fact with its hold for every fourth of the hundred, and the open consultation.
        #expect(carried.filter { $0.type == .accessCarried }.count == 26)
        let rows = try await again.allRows()
        #expect(rows.marks[.consent(given[0].consent.id)]?.log == 2026)
        #expect(rows.marks[.consent(given[119].consent.id)]?.log == 2027)
        #expect(rows.marks[.consultation(open)]?.log == 2027)
        for year in [2026, 2027, nil] {
            let verification = try await Verifier(journal: journal(again, folder)).verify(log: year)
            #expect(verification.holds, "\(verification.findings)")
        }
        await again.close()
    }

    @Test func theYearTurnsWhereNobodyAsks() async throws {
        let folder = try Folder()
        let (store, _) = try await december(folder, people: 0)
        folder.clock.moveToNewYear()
        #expect(try await Carrier(journal: journal(store, folder)).run() == 0)
        #expect(store.year == 2027)
        // Who the officer is stands apart from the purposes and the application.
        #expect(try await store.entries(EntryQuery(types: [.carried])).count == 2)
        await store.close()
    }

    @Test func aLogThatWasNeverOpenedLeavesNoTrace() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        folder.clock.moveToNewYear()
        _ = await store.commit([])
        #expect(store.year == 2027)
        #expect(try await store.closedLogs().isEmpty)
        _ = try await journal(store, folder).record(.logOpened(LogOpening(year: 2027, previousCheckpoint: nil)))
        #expect(try await Verifier(journal: journal(store, folder)).verify().holds)
        await store.close()
        await (try folder.open()).close()
    }

    @Test("the anchor knows the year", arguments: [true, false])
    func anchor(_ isRestored: Bool) async throws {
        let folder = try Folder()
        let (store, given) = try await december(folder, people: 1)
        await store.close()
        try folder.copy("a", to: "december")
        folder.clock.moveToNewYear()
        let again = try await folder.open()
        _ = try await folder.log(again).record(
            folder.log(again).acts.consultation(given[0].person, consent: given[0].consent))
        await again.close()
        let notes = String(decoding: try #require(try folder.files()["anchor"]), as: UTF8.self)
        #expect(notes.contains("/2026\n") && notes.contains("/2027\n"))
        if isRestored {
            for file in ["ledger.sqlite", "keys.sqlite"] { try folder.copy("december/" + file, to: "a/" + file) }
            let error = await #expect(throws: LedgerError.self) { try await folder.open() }
            #expect(error?.code == .rolledBack)
        } else {
            // An anchor that the process did not come to write is behind, and not ahead.
            try folder.copy("december/anchor", to: "a/anchor")
            await (try folder.open()).close()
        }
    }
}
