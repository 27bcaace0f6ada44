import Catalogue
import Core
import Doubles
import Ledger
import Server
import Testing

@Suite("A refusal tells its rule and what would mend it, and no more")
struct RefusalTests {
    @Test("never asked, refused, withdrawn and expired read the same, at the question and at the check")
    func same() async throws {
        var answers: [JSON] = []
        var checks: [JSON?] = []
        for history in ["never", "refused", "withdrawn", "expired"] {
            let town = try await Town()
            switch history {
            case "refused": _ = try await town.consent(decision: "no")
            case "withdrawn":
                let id = try await town.consent()
                let ended = try await town.ask(
                    "POST", "/v1/consents/\(id)/withdraw", as: .clerk,
                    [
                        "subject": ["ssin": .string(Town.rita)], "channel": "phone", "assurance": "questions",
                        "identityCheck": "two questions",
                    ])
                #expect(ended.status == 200)
            case "expired":
                _ = try await town.consent()
                town.clock.advance(milliseconds: 366 * 86_400_000)
            default: break
            }
            let answer = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
            #expect(answer.status == 403)
            #expect(answer.json["otherWay"] == true)
            #expect(answer.json["alternative"]?.string?.isEmpty == false)
            answers.append(answer.lasting)
            checks.append(
                try await town.ask("POST", "/v1/checks", as: .application, Town.question()).json["problem"])
        }
        #expect(Set(answers).count == 1)
        #expect(Set(checks).count == 1)
        #expect(checks[0]?["type"] == "urn:problem-type:sluis:onlyonce:noActiveConsent")
    }

    @Test("each rule has a stable title of its own kind, and says what to do", arguments: Refusal.Rule.allCases)
    func rules(rule: Refusal.Rule) {
        let told = Problem(Refusal(rule, law: 2))
        #expect((400..<600).contains(told.status))
        #expect(told.type == "urn:problem-type:sluis:onlyonce:\(rule.rawValue)")
        #expect(!told.title.isEmpty && told.detail.hasSuffix("."))
    }

    @Test("while the log cannot be written, every request gets the same 503")
    func unavailable() async throws {
        let town = try await Town()
        let tokens = [
            Role.application: try await town.token(.application), .clerk: try await town.token(.clerk),
            .officer: try await town.token(.officer),
        ]
        town.municipality.ledger.fill(true)
        let files = try Town.files("zonnegem", "bewonerskaart")
        let stored = try JSON(parsing: files.bytes)
        let requests: [(Role, String, JSON)] = [
            (.application, "/v1/disclosures", Town.question()),
            (.application, "/v1/disclosures", Town.question(Town.luc, purpose: "gouden-sleutel")),
            (.application, "/v1/checks", Town.question()),
            (.officer, "/v1/audit/query", ["reason": "control"]),
            (.officer, "/v1/ledger/verify", ["reason": "control"]),
            (.officer, "/v1/purposes/activate", stored),
            (.officer, "/v1/parties", ["id": "new", "role": "clerk", "keys": [TestKey().jwk]]),
        ]
        var answers: Set<JSON> = []
        for (role, path, body) in requests {
            let answer = try await town.ask("POST", path, token: tokens[role] ?? "", body)
            #expect(answer.status == 503)
            #expect(answer.header("Retry-After") == "5")
            answers.insert(answer.lasting)
        }
        let assertion = try #require(
            try town.municipality.keys[.application]?.sign(["alg": "ES256"], .object(town.claims())))
        answers.insert(try await town.exchange(assertion).lasting)
        #expect(answers.count == 1)
        town.municipality.ledger.fill(false)
        #expect(
            try await town.ask("POST", "/v1/checks", token: tokens[.application] ?? "", Town.question()).status == 200)
    }
}
