import Core
import Ledger
import Server
import Testing

@Suite("Each route is open to the roles of the table, and to nobody else")
struct AccessTests {
    @Test("every role at every route", arguments: Route.allCases)
    func walk(route: Route) async throws {
        let town = try await Town()
        let path = route.row.path.replacing("{controller}", with: "zonnegem")
            .replacing("{id}", with: "0199a2b4-7c1e-7d20-9f3a-5b6c7d8e9f03")
        for role in Role.allCases {
            let answer = try await town.ask(route.row.methodName, path, as: role, [:])
            if let roles = route.row.roles, !roles.contains(role) {
                #expect(answer.type == "urn:problem-type:belgif:missingPermission")
                #expect(answer.status == 403)
            } else {
                #expect(answer.type != "urn:problem-type:belgif:missingPermission")
                #expect(answer.status != 401)
            }
        }
    }

    @Test("without a token, only what is public", arguments: Route.allCases.filter { $0.row.roles != nil })
    func anonymous(route: Route) async throws {
        let town = try await Town()
        let answer = try await town.send(route.row.methodName, route.row.path)
        #expect(answer.status == 401)
        #expect(answer.type == "urn:problem-type:belgif:noAccessToken")
        #expect(answer.header("WWW-Authenticate") == "Bearer")
    }

    @Test("a path asked otherwise, or not there at all, says so")
    func elsewhere() async throws {
        let town = try await Town()
        let other = try await town.send("DELETE", "/v1/purposes")
        #expect(other.status == 405)
        #expect(other.header("Allow") == "GET")
        #expect(try await town.send("GET", "/v1/persons/58631400273").status == 404)
        #expect(try await town.ask("GET", "/v1/purposes?ssin=58631400273", as: .application).status == 400)
    }

    @Test("a token leads to its own controller's desk")
    func controllers() async throws {
        let town = try await Town()
        let token = try await town.token(.application, at: town.ocmw)
        let purposes = try await town.ask("GET", "/v1/purposes", token: token)
        #expect(purposes.json["items"]?.array?.compactMap { $0["id"]?.string } == ["leefloon-sociaal-onderzoek"])
        let foreign = try await town.ask("POST", "/v1/disclosures", token: token, Town.question())
        #expect(foreign.type == "urn:problem-type:sluis:onlyonce:unknownPurpose")
    }
}
