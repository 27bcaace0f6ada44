import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

@Suite("An emergency is a purpose of its own: with a reason, for a while, and looked at afterwards (DESIGN 6)")
struct EmergencyTests {
    private static let home = "noodsituatie-thuis"

    private static func request(_ reason: EmergencyReason?, employee: String? = "tom") throws -> DisclosureRequest {
        DisclosureRequest(
            requester: Requester(application: "backoffice", employee: employee), number: try World.rita(),
            purpose: home, emergency: reason)
    }

    private static let fire = EmergencyReason(category: "lifeDanger", text: "brand in de Kerkstraat")

    @Test("it is answered, its reason stands in the record, nothing is kept, and a review is due")
    func answered() async throws {
        let world = try await World(purposes: [Self.home])
        let rita = try World.rita()
        world.settle(rita)
        #expect(try await world.exchange.reply(to: Self.request(Self.fire)).answer != nil)
        #expect(try await world.kept(rita).isEmpty)
        let person = try await world.subjects.ref(of: rita)
        let matters = try await world.ledger.rows([]).matters(of: person)
        #expect(matters.count == 1 && matters.first?.state == .open)
        for entry in try await world.entries(.consulted, .disclosed) {
            let content = try await world.journal.open(entry).first?.payload
            #expect(content?["emergency"]?["category"] == "lifeDanger")
        }
    }

    @Test(
        "no source is asked without a reason, in a word, of another category, or by a process",
        arguments: [
            (nil, "tom"), (EmergencyReason(category: "lifeDanger", text: "brand"), "tom"),
            (EmergencyReason(category: "other", text: "brand in de Kerkstraat"), "tom"), (fire, nil),
        ] as [(EmergencyReason?, String?)])
    func refused(reason: EmergencyReason?, employee: String?) async throws {
        let world = try await World(purposes: [Self.home])
        world.settle(try World.rita())
        let refused = try await world.exchange.reply(to: Self.request(reason, employee: employee)).refusal
        #expect(refused?.refusal.rule == .emergencyReasonMissing)
        #expect(try await world.entries(.consulted, .disclosed).isEmpty)
    }

    @Test("it gives who someone is and with whom they live, and nothing else")
    func scope() async throws {
        let world = try await World(purposes: [Self.home])
        let purpose = try #require(world.purposes.active(Self.home))
        #expect(
            Set(purpose.outputs.map(\.name)) == [
                "person.familyName", "person.givenNames", "household.members", "household.size",
            ])
        #expect(purpose.adoption.authorisations.allSatisfy { !$0.mayKeep })
    }
}
