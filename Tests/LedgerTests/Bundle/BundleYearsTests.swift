import Core
import Doubles
import Ledger
import MerkleLog
import Testing

@Suite("A bundle goes over years, and what a log carries must be as the log before left it")
struct BundleYearsTests {
    /// A person who consented and was told of in 2026, and of whom nothing happened yet in 2027.
    private func newYear() async throws -> (log: ForgedLog, person: SubjectRef, consent: Basis.ConsentCitation) {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consent = try await log.consent(of: person)
        try await tell(log, person, consent)
        try await log.turn()
        return (log, person, consent)
    }

    /// A source is asked and its answer handed over, on a consent.
    private func tell(_ log: ForgedLog, _ person: SubjectRef, _ consent: Basis.ConsentCitation) async throws {
        let asked = try await log.append(log.acts.consultation(person, consent: consent)).id
        try await log.append(log.acts.closing(person, of: asked, purpose: "discount"))
        try await log.append(log.acts.disclosure(person, consent: consent, after: [asked]))
    }

    private func bundle(_ log: ForgedLog, _ scope: BundleScope) async throws -> LogBundle {
        try await BundleWriter(journal: log.journal).bundle(scope)
    }

    @Test("a consent that was carried is a basis: alone it is taken as given, with the year before it is proven")
    func carried() async throws {
        let (log, person, consent) = try await newYear()
        try await log.carry(consent.id)
        try await tell(log, person, consent)
        for year in [2026, 2027, nil] {
            let findings = try await Verifier(journal: log.journal).verify(log: year).findings
            #expect(findings == [], "\(findings.map(\.what))")
        }
        let alone = try BothVerifiers.expect(try await bundle(log, BundleScope(staff: true)), [])
        // Two purposes and the consent.
        #expect(alone.given == 3 && alone.logs.map(\.year) == [2027])
        let both = try BothVerifiers.expect(try await bundle(log, BundleScope(logs: .all, staff: true)), [])
        #expect(both.given == 0 && both.logs.map(\.year) == [2026, 2027] && both.withheld == 0)
        #expect(Int(both.size) == log.entries.count && both.opened == log.entries.count)
        let old = try BothVerifiers.expect(try await bundle(log, BundleScope(logs: .years([2026]))), [])
        #expect(old.logs.map(\.year) == [2026])
    }

    @Test("of the new year alone nothing is in scope but what it rests on, in whatever year that stands")
    func followed() async throws {
        let (log, person, consent) = try await newYear()
        try await log.carry(consent.id)
        try await tell(log, person, consent)
        let scope = BundleScope(logs: .all, people: [person], from: log.clock.now)
        let verification = try BothVerifiers.expect(try await bundle(log, scope), [])
        #expect(verification.given == 0 && verification.withheld > 0)
        let text = try await bundle(log, scope)["2026/entries.jsonl"].map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(text.contains("consentGiven") && !text.contains(SampleController.officer))
        let january = try await bundle(log, scope)["2027/entries.jsonl"].map { String(decoding: $0, as: UTF8.self) }
        #expect(january?.contains("consentCarried") == true && january?.contains(SampleController.officer) == false)
    }

    /// A consent that a forger carries, and what the year before says of it.
    enum Forgery: CaseIterable {
        case neverGiven, ended, beyondTheEnd, anotherEntry
    }

    @Test("a carried consent that the year before did not have", arguments: Forgery.allCases)
    func forged(_ forgery: Forgery) async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consent = try await log.consent(of: person)
        if forgery == .ended { try await log.append(log.acts.withdrawal(person, of: consent.id)) }
        let other = SampleEvents.id(9)
        try await log.turn()
        let row = try #require(log.live.settled.consents[consent.id])
        let given = ConsentRow(
            id: forgery == .neverGiven ? other : row.id, person: row.person, purpose: row.purpose,
            version: row.version, state: .given, revision: row.revision, from: row.from, until: row.until)
        let place =
            switch forgery {
            case .neverGiven, .ended: Position(log: 2026, seq: 5)
            case .beyondTheEnd: Position(log: 2026, seq: 500)
            case .anotherEntry: Position(log: 2026, seq: 2)
            }
        let carrying = Carrying(
            person: person, entryClass: .consent, rows: [CarriedRow(row: .consent(given), made: place)])
        try await log.append(carrying.act)
        try await log.append(
            log.acts.disclosure(person, consent: Basis.ConsentCitation(id: given.id, revision: given.revision)))
        try BothVerifiers.expect(
            try await bundle(log, BundleScope(logs: .all, staff: true)), [.carriedOtherwise])
        let alone = try BothVerifiers.expect(try await bundle(log, BundleScope(staff: true)), [])
        #expect(alone.given == 3)
        #expect(try await !Verifier(journal: log.journal).verify().holds)
    }

    @Test func aPurposeIsCarriedThatWasRetired() async throws {
        let log = try await ForgedLog.opened()
        let rows = log.live
        try await log.append(
            .purposeRetired(PurposeRetirement(purpose: log.acts.purpose("task"), by: SampleController.officer)))
        try await log.turn()
        let row = try #require(rows.purpose("task", 1))
        let forged = CarriedRow(row: .purpose(row), made: Position(log: 2026, seq: 4))
        try await log.append(Carrying(person: nil, entryClass: .gov, rows: [forged]).act)
        try await log.append(log.acts.disclosure(.random(log.entropy)))
        try BothVerifiers.expect(
            try await bundle(log, BundleScope(logs: .all, staff: true)), [.carriedOtherwise])
    }

    @Test("a consent counts in a year that carries it, and not by itself")
    func notCarried() async throws {
        let (log, person, consent) = try await newYear()
        try await log.append(log.acts.disclosure(person, consent: consent))
        try BothVerifiers.expect(try await bundle(log, BundleScope(logs: .all, staff: true)), [.noBasis])
    }

    @Test("a log that continues another than the one before it")
    func otherBefore() async throws {
        for cited in ["log.example/zonnegem/2026\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", "nothing"] {
            let log = try await ForgedLog.opened()
            try await log.turn(citing: cited)
            try BothVerifiers.expect(try await bundle(log, BundleScope(logs: .all, staff: true)), [.wrongOpening])
            try BothVerifiers.expect(try await bundle(log, BundleScope(staff: true)), [])
        }
    }

    @Test("of a year that was pruned the last checkpoint is there, which the next log cites")
    func pruned() async throws {
        let (log, person, consent) = try await newYear()
        try await log.carry(consent.id)
        try await tell(log, person, consent)
        let size = log.entries.count { $0.position.log == 2026 }
        let note = try await log.checkpoint(ofLog: 2026)
        log.prune()
        var bundle = try await bundle(log, BundleScope(logs: .all, staff: true))
        #expect(bundle.paths.filter { $0.hasPrefix("2026/") } == ["2026/checkpoint"])
        let verification = try BothVerifiers.expect(bundle, [.prunedWithoutEntry], against: [note])
        #expect(verification.pruned == size && verification.given == 3)
        let other = try await ForgedLog.opened()
        while other.entries.count < size { try await other.append(other.acts.disclosure(.random(other.entropy))) }
        bundle["2026/checkpoint"] = Array(try await other.checkpoint().utf8)
        let forged = try BothVerifiers.expect(try bundle.resealed(), [.wrongOpening, .prunedWithoutEntry])
        #expect(!forged.holds)
    }

    @Test("a year that was pruned by an entry of exactly its size and root, or by the row that later logs carry")
    func prunedByEntry() async throws {
        for isCarried in [false, true] {
            for added in [UInt64(0), 1] {
                let (log, person, consent) = try await newYear()
                try await log.carry(consent.id)
                try await tell(log, person, consent)
                let closed = try #require(try await log.closedLogs().first)
                let end = LogEnd(
                    origin: log.origin(ofLog: 2026), year: 2026, size: closed.size + added, root: closed.root)
                let scope = PruningScope(end: end, termYears: 10, list: Array(repeating: 0, count: 32))
                log.prune()
                if isCarried {
                    let row = PruningRow(
                        id: SampleEvents.id(9), scope: scope,
                        agreement: Agreement(planner: SampleController.officer, state: .performed))
                    let carried = CarriedRow(row: .pruning(row), made: Position(log: 2027, seq: 2))
                    try await log.append(Carrying(person: nil, entryClass: .gov, rows: [carried]).act)
                } else {
                    let performed = PruningPerformance(
                        plan: SampleEvents.id(9), scope: scope, approvals: [], list: [:],
                        by: SampleController.officer)
                    try await log.append(.pruningPerformed(performed))
                }
                let bundle = try await bundle(log, BundleScope(logs: .all, staff: true))
                try BothVerifiers.expect(bundle, added == 0 ? [] : [.prunedWithoutEntry])
            }
        }
    }

    @Test("logs of two controllers, or in another order, are no bundle")
    func mixed() async throws {
        let (log, _, _) = try await newYear()
        let good = try await bundle(log, BundleScope(logs: .all, staff: true))
        var bundle = good
        var manifest = try bundle.manifest()
        manifest["logs"] = .array((manifest["logs"]?.array ?? []).reversed())
        bundle["manifest.json"] = JSON.object(manifest).canonicalBytes + [0x0A]
        try BothVerifiers.expect(bundle, [.manifestBroken])
        let origin = "log.example/zonnegem/2026"
        bundle = good
        let text = String(decoding: good["manifest.json"] ?? [], as: UTF8.self)
        bundle["manifest.json"] = Array(text.replacing(origin, with: "log.example/elsewhere/2026").utf8)
        try BothVerifiers.expect(bundle, [.manifestBroken])
    }
}
