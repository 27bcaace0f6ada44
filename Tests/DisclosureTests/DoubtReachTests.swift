import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite("What is contested marks all that came of it: what was asked for with it, and what the person told (law 5)")
struct DoubtReachTests {
    private static let street = "residence.street"
    private let rita: INSZ

    init() throws {
        rita = try World.rita()
    }

    private func desk(_ world: World) -> DoubtDesk { world.exchange.doubts }
    private var jan: Requester { Requester(application: "backoffice", employee: "jan") }

    private func question(_ attribute: String) -> DoubtQuestion {
        DoubtQuestion(
            number: .person(rita), attribute: attribute, category: .outdated, contester: .citizen,
            evidence: "brief 7", caseReference: nil, requester: jan)
    }

    @discardableResult
    private func contest(_ attribute: String, _ world: World) async throws -> Identifier {
        try #require(try await desk(world).raise(question(attribute)).row).id
    }

    /// A resident whose address leads to a zone by two sources; what is told may be kept, or not.
    private func parking(isKept: Bool) async throws -> World {
        let keep = "{maximumAgeDays: 31, keep: true}"
        let world = try await World(
            purposes: [World.parking],
            change: { text in
                isKept ? text.replacing("mayKeep: false", with: "mayKeep: true\n    followUp: {days: 60}") : text
            },
            template: { text in
                isKept ? text.replacing("freshness:\n", with: "freshness:\n  address.zone: \(keep)\n") : text
            })
        world.settle(rita)
        world.source.tell(
            rita,
            [
                "residence.street": .value(.text("Kerkstraat")), "residence.houseNumber": .value(.text("1")),
                "address.registerId": .value(.text("2550151")), "address.zone": .value(.text("A")),
            ])
        return world
    }

    private func zone(_ world: World) async throws -> OutputAnswer {
        try #require(try await world.told(World.parking, rita)["address.zone"])
    }

    @Test(
        "a zone that was looked up by a contested street is told as doubtful, fresh and kept", arguments: [false, true])
    func input(isKept: Bool) async throws {
        let world = try await parking(isKept: isKept)
        let before = try await zone(world)
        #expect(before.value == .text("A") && !before.isDoubtful && before.doubt == nil)
        let id = try await contest(Self.street, world)
        let outputs = try await world.told(World.parking, rita)
        let after = try #require(outputs["address.zone"])
        #expect(after.value == .text("A") && after.isDoubtful && after.doubt?.category == .outdated)
        #expect(after.sources.contains { $0.isFromCache } == isKept)
        #expect(outputs["livesHere"]?.isDoubtful == false && outputs["livesHere"]?.doubt == nil)
        _ = try #require(try await desk(world).end(id, as: .unfounded, by: jan).row)
        #expect(try await zone(world).doubt == nil)
        #expect(try await Verifier(journal: world.journal).verify(log: 2026).findings == [])
    }

    @Test("what no question was made of marks nothing")
    func besides() async throws {
        let world = try await parking(isKept: false)
        try await contest("residence.postalCode", world)
        #expect(try await zone(world).doubt == nil)
    }

    @Test("contested while the sources are asked, it is marked all the same, and none is asked twice")
    func meanwhile() async throws {
        let world = try await parking(isKept: false)
        world.source.during { call, _ in
            guard call.service == ScriptedSource.zones else { return }
            _ = try await desk(world).raise(question(Self.street))
        }
        #expect(try await zone(world).doubt?.category == .outdated)
        #expect(world.source.calls(to: ScriptedSource.zones) == 1)
    }

    @Test("where the street was corrected, the zone that it led to goes too, and the municipality stays")
    func corrected() async throws {
        let world = try await parking(isKept: true)
        _ = try await zone(world)
        try #require(try await world.kept(rita).contains("address.zone"))
        let id = try await contest(Self.street, world)
        world.source.tell(rita, ["address.zone": .value(.text("B"))])
        _ = try #require(try await desk(world).end(id, as: .corrected, by: jan).row)
        #expect(try await !world.kept(rita).contains("address.zone"))
        #expect(try await zone(world).value == .text("B"))
        #expect(try await Verifier(journal: world.journal).verify(log: 2026).findings == [])
    }

    @Test("what the person told can be contested too: it stays, is marked, and who is handed it hears of that")
    func told() async throws {
        let world = try await World(purposes: [World.premium])
        world.settle(rita)
        try await world.tell(rita)
        func handedOver(_ name: String) async throws -> OutputAnswer {
            try #require(try await world.told(World.premium, rita, case: "g-1", outputs: [name])[name])
        }
        #expect(try await handedOver("contact.iban").doubt == nil)
        let id = try await contest("contact.iban", world)
        let person = try #require(try await world.subjects.existing(rita))
        let reference = world.keys.controllerKeys.reference(
            application: "backoffice", purpose: World.premium, subject: person)
        func events() async throws -> [Identifier?] {
            try await world.ledger.behind.events(of: "backoffice", after: nil, limit: 9)?.map(\.reference) ?? []
        }
        #expect(try await events() == [reference])
        let output = try await handedOver("contact.iban")
        #expect(output.value == .text("BE68539007547034") && output.isDoubtful && output.doubt?.category == .outdated)
        try await contest("contact.email", world)
        let untold = try await handedOver("contact.email")
        #expect(untold.unavailability?.reason == .notTold && !untold.isDoubtful && untold.doubt == nil)
        _ = try #require(try await desk(world).end(id, as: .withdrawn, by: jan).row)
        #expect(try await events() == [reference, reference])
        #expect(try await handedOver("contact.iban").isDoubtful == false)
        #expect(try await Verifier(journal: world.journal).verify(log: 2026).findings == [])
    }
}
