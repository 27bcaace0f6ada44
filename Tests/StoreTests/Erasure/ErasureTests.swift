import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import MerkleLog
import Store
import Testing

@Suite("Law 8: erasure leaves the proof standing")
struct ErasureTests {
    private static let classes: [KeyClass] = [.facts, .consent, .access(year: 2026)]

    @Test("after each class: no finding, the counts add up, and earlier proofs still verify", arguments: classes)
    func provable(_ keyClass: KeyClass) async throws {
        let town = try await ErasedTown.filled(try Folder())
        try await town.log.append(town.log.acts.withdrawal(town.rita, of: town.consent.id))
        let note = try await town.store.checkpoint()
        let checkpoint = try Checkpoint(text: try SignedNote(parsing: Array(note.utf8)).text)
        let before = try await town.store.entries(from: Position(log: 2026, seq: 0), limit: 1000)
        var proofs: [InclusionProof] = []
        for entry in before {
            proofs.append(try await town.store.inclusionProof(of: entry.position, size: checkpoint.size))
        }
        #expect(try await town.verified().findings == [])
        await town.wait()
        try await town.erase(town.rita, keyClass)
        let verification = try await town.verified(against: [note])
        #expect(verification.findings == [])
        #expect(verification.opened + verification.erased + verification.withheld == Int(verification.size))
        #expect(verification.erased == (keyClass == .facts ? 0 : keyClass == .consent ? 2 : 6))
        let after = try await town.store.entries(from: Position(log: 2026, seq: 0), limit: 1000)
        #expect(zip(before, after).allSatisfy { $0.leaf == $1.leaf })
        for (entry, proof) in zip(after, proofs) {
            #expect(proof.verify(leaf: TreeHash.leaf(entry.leaf), root: checkpoint.root) == .holds)
        }
        await town.store.close()
    }

    @Test("what is erased is gone: key, ciphertext, index and rows; what is not erased is there", arguments: classes)
    func gone(_ keyClass: KeyClass) async throws {
        let town = try await ErasedTown.filled(try Folder())
        try await town.log.append(town.log.acts.withdrawal(town.rita, of: town.consent.id))
        await town.wait()
        let extent = try await town.store.extent(of: town.rita, keyClass)
        #expect(extent.facts == 1 && extent.key?.through == 1)
        try await town.erase(town.rita, keyClass)
        #expect(try await town.store.keys.key(of: town.rita, keyClass, version: 1) == nil)
        #expect(try await town.store.keys.key(of: town.rita, keyClass, create: false) == nil)
        #expect(try await town.store.extent(of: town.rita, keyClass).key == nil)
        let rows = try await town.store.allRows()
        #expect(rows.facts.values.allSatisfy { $0.person == town.luc } && rows.facts.count == 1)
        #expect((rows.consents[town.consent.id] == nil) == (keyClass == .consent))
        #expect((rows.consultations[town.consultation] == nil) == (keyClass == .access(year: 2026)))
        let left = try await town.store.entries(EntryQuery(person: town.rita, limit: 1000))
        #expect(left.allSatisfy { KeyClass(of: $0.type, at: $0.at) != keyClass } && !left.isEmpty)
        await town.store.close()
        let queue = try DatabaseQueue(path: town.folder.path("a/keys.sqlite"))
        let wrapped = try await queue.read { db in
            try Row.fetchAll(
                db, sql: "SELECT wrapped IS NULL FROM subject_keys WHERE class = ?", arguments: [keyClass.name]
            )
            .map { $0[0] as Bool }
        }
        #expect(wrapped.contains(true))
        try queue.close()
    }

    @Test("a member of a household that is erased leaves the rest readable and judged")
    func member() async throws {
        let town = try await ErasedTown.filled(try Folder())
        await town.wait()
        try await town.erase(town.luc, .access(year: 2026))
        let verification = try await town.verified()
        #expect(verification.findings == [])
        // Luc's own two entries, and his part of Rita's.
        #expect(verification.erased == 2 && verification.erasedParts == 3)
        #expect(verification.replayed == Int(verification.size) - 2)
        let position = try #require(try await town.store.position(of: town.consultation))
        let entry = try #require(try await town.store.entry(at: Position(log: 2026, seq: position.seq + 1)))
        #expect(entry.type == .closed && entry.parts.map(\.holder) == [.subject(town.rita), .erased(number: 1)])
        await town.store.close()
    }

    @Test("what rests on an erased consent is counted, and is no breach")
    func restsOnConsent() async throws {
        let town = try await ErasedTown.filled(try Folder())
        try await town.log.append(town.log.acts.withdrawal(town.rita, of: town.consent.id))
        try await town.erase(town.rita, .consent)
        let verification = try await town.verified()
        #expect(verification.findings == [])
        // The consultation and the disclosure on that consent.
        #expect(verification.restOnErased == 2)
        await town.store.close()
    }

    @Test("when nothing of a person is left, nothing leads from the number to the ref")
    func alias() async throws {
        let town = try await ErasedTown.filled(try Folder())
        let alias = ErasedTown.ritasAlias(town.store)
        try await town.log.append(town.log.acts.withdrawal(town.rita, of: town.consent.id))
        await town.wait()
        try await town.erase(town.rita, .consent)
        #expect(try await town.store.subject(alias: alias, create: false) == town.rita)
        try await town.erase(town.rita, .access(year: 2026))
        #expect(try await town.store.subject(alias: alias, create: false) == nil)
        let again = try #require(try await town.store.subject(alias: alias, create: true))
        #expect(again != town.rita)
        #expect(try await town.verified().findings == [])
        await town.store.close()
    }

    @Test("after an erasure a person can be kept facts of, and consent, again")
    func afterwards() async throws {
        let town = try await ErasedTown.filled(try Folder())
        try await town.log.append(town.log.acts.withdrawal(town.rita, of: town.consent.id))
        try await town.erase(town.rita, .consent)
        let anew = try await town.log.consent(of: town.rita)
        #expect(try await town.store.keys.key(of: town.rita, .consent, create: false)?.version == 2)
        try await town.log.append(town.log.acts.consultation(town.rita, consent: anew))
        #expect(try await town.verified().findings == [])
        await town.store.close()
    }

    @Test("an entry sealed before the erasure and written after it is refused; sealed again it has another key")
    func underWay() async throws {
        let town = try await ErasedTown.filled(try Folder())
        try await town.log.append(town.log.acts.withdrawal(town.rita, of: town.consent.id))
        let act = town.log.acts.grant(town.rita, from: town.folder.clock.now)
        let slow = try await town.log.proposal(act)
        try await town.erase(town.rita, .consent)
        #expect(await town.store.commit([slow]).first?.word == "keyMissing")
        guard case .appended(let line) = try await town.journal.record(act) else {
            Issue.record("not appended")
            return
        }
        let entry = try #require(try await town.store.entry(at: line.position))
        #expect(try SealedBytes.version(of: entry.parts[0].sealed) == 2)
        #expect(try await town.verified().findings == [])
        await town.store.close()
    }

    @Test("two officers must agree, each once, and only to what was planned")
    func fourEyes() async throws {
        let town = try await ErasedTown.filled(try Folder())
        let key = town.store.keys.controllerKeys.keyID(of: town.rita, .facts)
        let plan = ErasurePlan(keyClass: .facts, key: key, ground: .noLongerNeeded, by: SampleController.officer)
        let id = try await town.log.append(.erasurePlanned(plan)).id
        func verdict(_ act: Act) async throws -> String { try await town.log.commit(act).verdict.word }
        let outcome = ErasureOutcome(
            plan: id, keyClass: .facts, keys: [ErasedKey(id: key, through: 1)], parts: [], dropped: [], left: [])
        func performance(_ approvals: [Identifier]) -> Act {
            .erasurePerformed(ErasurePerformance(outcome: outcome, approvals: approvals, ground: .noLongerNeeded))
        }
        let first = try await town.log.append(.erasureApproved(ErasureApproval(plan: id, by: SampleController.officer)))
        #expect(
            try await verdict(.erasureApproved(ErasureApproval(plan: id, by: SampleController.officer)))
                == "approvedAlready")
        #expect(
            try await verdict(.erasureApproved(ErasureApproval(plan: id, by: SampleController.leisure)))
                == "notAnOfficer")
        #expect(
            try await verdict(.erasureApproved(ErasureApproval(plan: first.id, by: ErasedTown.second)))
                == "erasureNotOpen")
        #expect(try await verdict(performance([first.id])) == "erasureNotOpen")
        let second = try await town.log.append(.erasureApproved(ErasureApproval(plan: id, by: ErasedTown.second)))
        #expect(try await verdict(performance([first.id, first.id])) == "erasureNotOpen")
        // Approvals stand in the order of their ids, which in one millisecond is chance.
        let agreed = [first.id, second.id].sorted { $0.text < $1.text }
        #expect(try await verdict(performance(agreed)) == "appended")
        #expect(try await verdict(performance(agreed)) == "erasureNotOpen")
        await town.store.close()
    }

    @Test("that someone acted for another is the other's proof: agreed to by two, it is refused all the same")
    func representative() async throws {
        let town = try await ErasedTown.filled(try Folder())
        let acts = town.log.acts
        try await town.log.append(acts.activation("limited"), purposeBytes: acts.purposeBytes("limited"))
        let parent = try await town.log.person()
        let erasure = try await town.agreed(parent, .consent)
        try await town.log.append(acts.limited(town.luc, by: parent))
        for _ in 0..<2 {
            let recorded = try await Erasures(journal: town.journal, storage: town.store).perform(erasure)
            guard case .refused(let refusal) = recorded else {
                Issue.record("erased")
                break
            }
            #expect(refusal.rule == .mustStay)
        }
        #expect(try await town.store.keys.key(of: parent, .consent, create: false) != nil)
        let findings = try await town.verified().findings
        #expect(findings == [], "\(findings)")
        await town.store.close()
        // Nothing was begun that a start would end.
        let again = try await town.folder.open()
        #expect(try await again.keys.key(of: parent, .consent, create: false) != nil)
        await again.close()
    }

    @Test("what the law still keeps is not planned, and a consent that runs is not erased")
    func mustStay() async throws {
        let town = try await ErasedTown.filled(try Folder())
        let key = town.store.keys.controllerKeys.keyID(of: town.rita, .access(year: 2026))
        let plan = ErasurePlan(
            keyClass: .access(year: 2026), key: key, ground: .noLongerNeeded, by: SampleController.officer)
        #expect(try await town.log.commit(.erasurePlanned(plan)).verdict.word == "mustStay")
        #expect(ErasureTerm.firstDay(of: .access(year: 2026))?.text == "2037-01-01")
        await town.store.close()
    }
}
