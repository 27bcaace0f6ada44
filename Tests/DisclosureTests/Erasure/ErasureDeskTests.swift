import Core
import Disclosure
import Doubles
import Ledger
import MerkleLog
import Testing

@Suite("Two officers erase a class of a person, and the citizen gets the proof (law 8)")
struct ErasureDeskTests {
    private let world: World
    private let rita: INSZ
    private let desk: ErasureDesk

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
        try await world.register("kris", .officer)
        desk = ErasureDesk(
            journal: world.journal, storage: world.ledger.behind, subjects: world.subjects, facts: world.facts,
            proofs: world.proofs, controllerName: "Gemeente Zonnegem")
    }

    private func planned(_ keyClass: KeyClass = .facts) async throws -> Identifier {
        let reply = try await desk.plan(of: .person(rita), keyClass, ground: .noLongerNeeded, by: World.officer)
        guard case .planned(let line) = reply else {
            Issue.record("not planned: \(reply)")
            return .random(world.entropy)
        }
        return line.id
    }

    private func rule(_ approved: ErasureDesk.Approved) -> Refusal.Rule? {
        if case .refused(let refusal) = approved { refusal.rule } else { nil }
    }

    @Test("planned by one, agreed to by two, done: kept facts are fetched anew, and none of them is known any more")
    func performed() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        #expect(try await !world.kept(rita).isEmpty)
        func calls() async throws -> Int {
            let before = world.source.calls.count
            _ = try await world.told(World.waste, rita, case: "W-1")
            return world.source.calls.count - before
        }
        let asked = try await calls()
        let id = try await planned()
        guard case .approved(_, let missing) = try await desk.approve(id, by: World.officer) else {
            Issue.record("not approved")
            return
        }
        #expect(missing == 1)
        #expect(rule(try await desk.approve(id, by: World.officer)) == .approvedAlready)
        guard case .performed(let certificate) = try await desk.approve(id, by: "kris") else {
            Issue.record("not performed")
            return
        }
        #expect(try await world.kept(rita).isEmpty)
        #expect(try await calls() > asked)
        #expect(certificate.outcome.facts > 0 && certificate.outcome.parts.isEmpty)
        #expect(rule(try await desk.approve(id, by: "kris")) == .erasureNotOpen)
        let again = try #require(try await desk.certificate(id))
        #expect(again.sentences == certificate.sentences && again.line == certificate.line)
        #expect(try await desk.list().map(\.state) == [.performed])
        #expect(try await Verifier(journal: world.journal).verify(log: 2026).findings == [])
    }

    @Test("the certificate is plain Dutch, names nobody, and proves itself")
    func certificate() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        let id = try await planned()
        for officer in [World.officer, "kris"] { _ = try await desk.approve(id, by: officer) }
        let certificate = try #require(try await desk.certificate(id))
        let text = certificate.json.canonicalText + certificate.html
        #expect(certificate.html.contains("Bewijs van wissing") && certificate.html.contains("Gemeente Zonnegem"))
        #expect(certificate.sentences.joined().contains("21 november 2026"))
        let ref = try #require(try await world.subjects.existing(rita))
        for secret in [rita.revealedDigits, ref.text, World.officer, "kris"] { #expect(!text.contains(secret)) }
        let proof = certificate.proof
        let payload = try #require(proof.payload), salt = try #require(proof.salt)
        #expect(Commitment.part(salt: salt, payload: payload.canonicalBytes) == proof.commitments.first)
        #expect(payload["type"] == "erasurePerformed")
    }

    @Test("what must stay is not planned, what is not there neither, and each no is in the log")
    func refused() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        for (number, keyClass, expected) in [
            (rita, KeyClass.access(year: 2026), Refusal.Rule.mustStay), (rita, .access(year: 2019), .nothingToErase),
            (try World.someoneElse(), .facts, .nothingToErase),
        ] {
            let reply = try await desk.plan(of: .person(number), keyClass, ground: .noLongerNeeded, by: World.officer)
            guard case .refused(let refusal) = reply else {
                Issue.record("planned")
                continue
            }
            #expect(refusal.rule == expected)
            #expect(try await world.entries(.refused).last?.outcome == expected.rawValue)
        }
        #expect(rule(try await desk.approve(.random(world.entropy), by: World.officer)) == .erasureNotOpen)
        #expect(try await desk.list().isEmpty)
    }

    @Test("what was planned and has to stay by now, stays; when nothing holds it any more, it goes")
    func later() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        let id = try await planned()
        _ = try await desk.approve(id, by: World.officer)
        let person = try #require(try await world.subjects.existing(rita))
        let order = RestrictionOrder(
            person: person, purpose: nil, ground: .neededForClaim, reason: "a claim", needsTwo: false,
            by: World.officer)
        guard case .appended(let restriction) = try await world.journal.record(.restrictionSet(order)) else {
            Issue.record("no restriction")
            return
        }
        #expect(rule(try await desk.approve(id, by: "kris")) == .mustStay)
        #expect(try await !world.kept(rita).isEmpty)
        _ = try await world.journal.record(
            .restrictionLifted(
                RestrictionLifting(
                    person: person, restriction: restriction.id, reason: "settled", told: world.journal.clock.today,
                    by: World.officer)))
        guard case .performed = try await desk.approve(id, by: "kris") else {
            Issue.record("not performed")
            return
        }
        #expect(try await world.kept(rita).isEmpty)
    }

    @Test("the certificate of last year's log is found, and proves itself against that log")
    func lastYear() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        let id = try await planned()
        for officer in [World.officer, "kris"] { _ = try await desk.approve(id, by: officer) }
        let before = try #require(try await desk.certificate(id))
        world.clock.moveToNewYear()
        _ = try await desk.overview(of: .person(rita), by: World.officer, reason: "in January")
        #expect(world.ledger.behind.year == 2027)
        let certificate = try #require(try await desk.certificate(id))
        #expect(certificate.line == before.line && certificate.line.position.log == 2026)
        #expect(certificate.sentences == before.sentences && certificate.proof.receipt.contains("/2026"))
    }

    @Test("the officer sees each class and why it stays, after her look was recorded")
    func overview() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        let reply = try await desk.overview(of: .person(rita), by: World.officer, reason: "request of 20 November")
        guard case .classes(let classes) = reply else {
            Issue.record("refused")
            return
        }
        #expect(classes.map(\.keyClass) == [.access(year: 2026), .facts])
        #expect(classes.map(\.retention.mayGo) == [false, true])
        #expect(classes[0].parts > 0 && classes[1].facts > 0 && classes[0].label.contains("2026"))
        #expect(try await world.entries(.inspected).count == 1)
        guard case .refused(let refusal) = try await desk.overview(of: .person(rita), by: "backoffice", reason: "x")
        else {
            Issue.record("shown")
            return
        }
        #expect(refusal.rule == .notAnOfficer)
    }
}
