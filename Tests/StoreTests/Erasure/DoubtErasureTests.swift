import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import Store
import Testing

@Suite("A doubt that is erased says nothing of the person any more and marks no answer (law 8)")
struct DoubtErasureTests {
    /// Rita contested a value twice: the first doubt ended, the second is confirmed; an answer regarded each.
    ///
    /// Luc contests one too.
    private struct Contested {
        let town: ErasedTown
        let ended: Identifier
        let standing: Identifier
        let lucs: Identifier
    }

    private static func contested(_ folder: Folder) async throws -> Contested {
        let town = try await ErasedTown.filled(folder)
        let (log, acts) = (town.log, town.log.acts)
        try await log.append(acts.withdrawal(town.rita, of: town.consent.id))
        let ended = try await log.append(acts.doubt(town.rita)).id
        try await log.append(acts.disclosure(town.rita, after: [town.consultation], doubts: [ended]))
        try await log.append(acts.end(town.rita, of: ended))
        let standing = try await log.append(acts.doubt(town.rita)).id
        try await log.append(acts.confirmation(town.rita, of: standing))
        try await log.append(acts.disclosure(town.rita, after: [town.consultation], doubts: [standing]))
        let lucs = try await log.append(acts.doubt(town.luc)).id
        return Contested(town: town, ended: ended, standing: standing, lucs: lucs)
    }

    private func word(_ town: ErasedTown, doubts: [Identifier] = []) async throws -> String {
        let act = town.log.acts.disclosure(town.rita, after: [town.consultation], doubts: doubts)
        return try await town.log.commit(act).verdict.word
    }

    @Test("its row and what it said are gone, another's stays; the proof stands, and the counts add up")
    func gone() async throws {
        let folder = try Folder()
        let contested = try await Self.contested(folder)
        let town = contested.town
        let before = try await town.store.entries(from: Position(log: 2026, seq: 0), limit: 1000)
        #expect(try await town.store.rows([]).matters.count == 3)
        try await town.erase(town.rita, .consent)
        for rows in [try await town.store.rows([]), try await town.store.allRows()] {
            #expect(rows.matters.keys.sorted { $0.text < $1.text } == [contested.lucs])
            #expect(rows.matters(of: town.rita).isEmpty)
        }
        let types: Set<EntryType> = [.doubtRaised, .doubtConfirmed, .doubtEnded]
        for entry in try await town.store.entries(from: Position(log: 2026, seq: 0), limit: 1000)
        where types.contains(entry.type) && entry.id != contested.lucs {
            #expect(entry.parts.first?.holder == .erased(number: 0))
            #expect(entry.parts.allSatisfy { $0.holder.person == nil })
        }
        let verification = try await town.verified()
        #expect(verification.findings == [])
        #expect(verification.opened + verification.erased + verification.withheld == Int(verification.size))
        // The consent and its end; the doubts with their end and their confirmation.
        #expect(verification.erased == 6)
        let after = try await town.store.entries(from: Position(log: 2026, seq: 0), limit: 1000)
        #expect(zip(before, after).allSatisfy { $0.leaf == $1.leaf })
        await town.store.close()
        let queue = try DatabaseQueue(path: folder.path("a/ledger.sqlite"))
        let left = try await queue.read { db in
            try Row.fetchAll(db, sql: "SELECT m.id, s.ref FROM matters m JOIN subjects s ON s.id = m.person")
                .map { [Array($0[0] as Data), Array($0[1] as Data)] }
        }
        #expect(left == [[contested.lucs.bytes, town.luc.id.bytes]])
        try queue.close()
    }

    @Test("the next answer is not marked, before a new start and after it; a value may be contested anew")
    func unmarked() async throws {
        let folder = try Folder()
        let contested = try await Self.contested(folder)
        let town = contested.town
        #expect(try await word(town) == "doubtsChanged")
        #expect(try await town.store.rows([]).doubts(about: town.rita, at: folder.clock.now).count == 1)
        try await town.erase(town.rita, .consent)
        #expect(try await town.store.rows([]).doubts(about: town.rita, at: folder.clock.now).isEmpty)
        #expect(try await word(town) == "appended")
        // An answer that was under way had regarded it: that it is known no more is no reason to refuse it.
        #expect(try await word(town, doubts: [contested.standing]) == "appended")
        await town.store.close()
        let store = try await folder.open()
        let again = ErasedTown(
            folder: folder, store: store, log: folder.log(store), rita: town.rita, luc: town.luc,
            consultation: town.consultation, consent: town.consent)
        #expect(try await word(again) == "appended")
        #expect(try await store.rows([]).doubts(about: town.luc, at: folder.clock.now).map(\.id) == [contested.lucs])
        let anew = try await again.log.append(again.log.acts.doubt(town.rita)).id
        #expect(try await word(again) == "doubtsChanged")
        #expect(try await word(again, doubts: [anew]) == "appended")
        #expect(try await again.verified().findings == [])
        await store.close()
    }

    @Test("tables that are written anew from the log have the same rows")
    func rebuilt() async throws {
        let folder = try Folder()
        let contested = try await Self.contested(folder)
        let town = contested.town
        try await town.erase(town.rita, .consent)
        let before = try await town.store.allRows()
        let replayed = try await Verifier(journal: town.journal).rebuilt().rows
        #expect(replayed.matters == before.matters)
        #expect(try await town.store.rebuild(from: replayed, since: 2026) == 0)
        await town.store.close()
        let store = try await folder.open()
        #expect(try await store.allRows() == before)
        #expect(try await ErasedTown.verified(store, folder).findings == [])
        await store.close()
    }

    @Test("an older copy that is put back brings no doubt back")
    func restored() async throws {
        let folder = try Folder()
        let contested = try await Self.contested(folder)
        let town = contested.town
        await town.store.close()
        try folder.copy("a", to: "old")
        let store = try await folder.open()
        let again = ErasedTown(
            folder: folder, store: store, log: folder.log(store), rita: town.rita, luc: town.luc,
            consultation: town.consultation, consent: town.consent)
        try await again.erase(town.rita, .consent)
        await store.close()
        try folder.copy("old", to: "a")
        let back = try await folder.open()
        #expect(try await back.rows([]).matters.keys.map(\.text) == [contested.lucs.text])
        #expect(try await back.entries(EntryQuery(limit: 1)).first?.type == .erasureReplayed)
        #expect(try await ErasedTown.verified(back, folder).findings == [])
        await back.close()
    }

    @Test("one that went into the new year's log goes from both")
    func carried() async throws {
        let folder = try Folder()
        let contested = try await Self.contested(folder)
        let town = contested.town
        folder.clock.moveToNewYear()
        _ = try await Carrier(journal: town.journal).run()
        #expect(try await town.store.rows([]).doubts(about: town.rita, at: folder.clock.now).count == 1)
        #expect(try await town.store.entries(EntryQuery(person: town.rita, types: [.consentCarried])).count == 1)
        try await town.erase(town.rita, .consent)
        #expect(try await town.store.rows([]).matters.keys.map(\.text) == [contested.lucs.text])
        #expect(try await town.store.entries(EntryQuery(person: town.rita, types: [.consentCarried])).isEmpty)
        let verification = try await town.verified()
        #expect(verification.findings == [])
        #expect(verification.opened + verification.erased + verification.withheld == Int(verification.size))
        await town.store.close()
        let again = try await folder.open()
        #expect(try await ErasedTown.verified(again, folder).findings == [])
        await again.close()
    }
}
