import Core
import Doubles
import Ledger
import Testing

@Suite("What cannot be read must be explained by an entry, part by part (law 8)")
struct ErasureCoverTests {
    /// The history that is lawful, with the class of a person gone; `covered` says which of its parts an entry names.
    private func erased(
        _ keyClass: KeyClass, covering covered: (Int) -> Bool = { _ in true }, destroys: Bool = true
    ) async throws -> (log: ForgedLog, verification: Verification) {
        let (log, _, _) = try await ForgedLog.lawful()
        let person = try #require(log.live.consents.values.first?.person)
        if destroys { log.keys.erase(person, keyClass) }
        var parts: [PartPlace] = []
        for entry in log.entries where KeyClass(of: entry.type, at: entry.at) == keyClass {
            for (index, part) in entry.parts.enumerated() where part.holder.person == person {
                parts.append(PartPlace(position: entry.position, part: index))
                if destroys { log.edit { $0.entries[Int(entry.position.seq)] = entry.erasing(index) } }
            }
        }
        var live = log.live
        let dropped: [RowName] =
            keyClass == .consent
            ? live.consents.keys.map { RowName(.consent, $0) }
            : live.consultations.keys.map { RowName(.consultation, $0) }
        let facts = live.facts.keys.map { RowName(.fact, $0) }
        let key = log.keys.controllerKeys.keyID(of: person, keyClass)
        let named = parts.enumerated().filter { covered($0.offset) }.map(\.element)
        let outcome = ErasureOutcome(
            plan: SampleEvents.id(9), keyClass: keyClass, keys: [ErasedKey(id: key, through: 1)], parts: named,
            dropped: dropped + facts, left: [])
        try await log.append(.erasureReplayed(ErasureReplay(outcome: outcome)))
        live = log.live
        return (log, try await log.verified())
    }

    @Test(
        "with an entry for each part: no finding, and the counts add up",
        arguments: [KeyClass.consent, .access(year: 2026)])
    func covered(_ keyClass: KeyClass) async throws {
        let (_, verification) = try await erased(keyClass)
        #expect(verification.findings == [])
        #expect(verification.erased > 0 && verification.opened + verification.erased == Int(verification.size))
        #expect((verification.restOnErased > 0) == (keyClass == .consent))
    }

    @Test("one part that no entry names")
    func uncovered() async throws {
        let (_, verification) = try await erased(.access(year: 2026)) { $0 != 1 }
        let kinds = verification.findings.map(\.kind)
        #expect(kinds == [.erasedWithoutEntry], "\(verification.findings)")
        #expect(verification.findings.first?.what == "part 0 is unreadable without an erasure entry")
        #expect(verification.opened + verification.erased == Int(verification.size) - 1)
    }

    @Test("an entry about an erasure that did not happen")
    func stillReadable() async throws {
        let (_, verification) = try await erased(.access(year: 2026), destroys: false)
        #expect(verification.findings.contains { $0.kind == .erasedStillReadable })
    }

    @Test("a key that is gone, and no entry at all")
    func keyGone() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        try await log.append(
            .inspected(
                Inspection(person: person, way: .query, by: SampleController.officer, reason: "asked", filter: [:])))
        log.keys.erase(person, .access(year: 2026))
        let verification = try await log.verified()
        #expect(verification.findings.map(\.kind) == [.erasedWithoutEntry] && verification.erased == 0)
    }

    @Test("an erasure explains what cites it, and no forgery beside it")
    func forgeryBeside() async throws {
        let (log, verification) = try await erased(.consent)
        let person = try #require(log.live.consultations.values.first?.person)
        let other = Basis.ConsentCitation(id: SampleEvents.id(66), revision: 1)
        let forged = try await log.append(log.acts.consultation(person, consent: other)).position
        let findings = try await log.verified().findings
        #expect(verification.findings == [])
        #expect(findings.map(\.position) == [forged] && findings.map(\.rule) == [.noActiveConsent])
    }
}
