import Core
import Ledger
import Testing

@Suite("An officer says who a person with a new number is", .timeLimit(.minutes(1)))
struct IdentityRouteTests {
    let town: Town
    let path: String

    init() async throws {
        town = try await Town()
        _ = try await town.consent()
        _ = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
        path = "/v1/identities/\(try await town.changeNumber().text)/decision"
    }

    private static let yes: JSON = ["verdict": "same", "reason": "eID seen"]

    @Test("until then the paused consent reads as any that does not stand")
    func paused() async throws {
        let before = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
        #expect(before.status == 403 && before.type.hasSuffix(":noActiveConsent"))
        let decided = try await town.ask("POST", path, as: .officer, Self.yes)
        #expect(decided.status == 200 && decided.json["consentsResumed"] == 1)
        let again = try await town.ask("POST", path, as: .officer, Self.yes)
        #expect(again.status == 409 && again.type.hasSuffix(":identityNotOpen"))
        #expect(try await town.ask("POST", "/v1/disclosures", as: .application, Town.question()).status == 200)
    }

    @Test("no other role decides", arguments: [Role.application, .clerk, .operator])
    func roles(_ role: Role) async throws {
        #expect(try await town.ask("POST", path, as: role, Self.yes).status == 403)
    }

    @Test(
        "a decision has a verdict and a reason, and no number",
        arguments: [
            ["verdict": "same"], ["reason": "eID seen"], ["verdict": "perhaps", "reason": "eID seen"],
            ["verdict": "same", "reason": "58631400273"], ["verdict": "same", "reason": "x", "more": "y"],
        ] as [JSON])
    func forms(_ body: JSON) async throws {
        #expect(try await town.ask("POST", path, as: .officer, body).status == 400)
        #expect(try await town.ask("POST", path, as: .officer, Self.yes).status == 200)
    }

    @Test("an id of nothing is found nowhere")
    func unknown() async throws {
        #expect(try await town.ask("POST", "/v1/identities/x/decision", as: .officer, Self.yes).status == 404)
        let other = "/v1/identities/\(Identifier.random(.system).text)/decision"
        #expect(try await town.ask("POST", other, as: .officer, Self.yes).status == 409)
    }
}
