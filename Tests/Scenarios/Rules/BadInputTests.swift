import Core
import Foundation
import Testing

extension BuiltBinary {
    @Suite("Bad input gets a clear problem, and nothing is lost by it")
    struct BadInputTests {
        @Test("requests that cannot be answered say which member is wrong, and what would mend it")
        func requests() async throws {
            try await Town.with { town in
                for row in BadRequest.all {
                    let answer = try await row.sent(to: town)
                    #expect(answer.status == row.status && answer.problem == row.problem, "\(row.name): \(answer.text)")
                    #expect(answer.json?["status"]?.integer == Int64(row.status), "\(row.name)")
                    #expect(answer.json?["detail"]?.string?.isEmpty == false, "\(row.name)")
                    let names = (answer.json?["issues"]?.array ?? []).compactMap { $0["name"]?.string }
                    if let member = row.member { #expect(names.contains(member), "\(row.name): \(answer.text)") }
                    #expect((answer.index != nil) == row.isRecorded, "\(row.name)")
                }
                let refusals = try await town.audit().filter { $0.type == "refused" }
                #expect(refusals.count == BadRequest.all.filter(\.isRecorded).count)
                try await goesOn(town)
            }
        }

        @Test("assertions that prove nothing get no token, and the reason")
        func assertions() async throws {
            try await Town.with { town in
                let audience = town.url + "/oauth2/token"
                let waste = try town.signatory("zonnegem/waste")
                let now = Int64(Date().timeIntervalSince1970)
                let flaws: [(name: String, changes: [String: JSON], says: String)] = [
                    ("expired", ["iat": .integer(now - 200), "exp": .integer(now - 1)], "expired"),
                    ("for another server", ["aud": "https://elsewhere.example/oauth2/token"], "aud must be exactly"),
                    (
                        "for two servers", ["aud": [.string(audience), "https://elsewhere.example"]],
                        "aud must be exactly"
                    ),
                    ("from a fast clock", ["iat": .integer(now + 90), "exp": .integer(now + 200)], "in the future"),
                    ("not yet good", ["nbf": .integer(now + 90)], "in the future"),
                    ("too long", ["exp": .integer(now + 900)], "5 minutes"),
                    ("another's name", ["iss": "zonnegem/leisure", "sub": "zonnegem/leisure"], "signature"),
                    ("of nobody", ["iss": "zonnegem/nobody", "sub": "zonnegem/nobody"], "no such client"),
                    ("two names", ["sub": "zonnegem/leisure"], "must be the same"),
                    ("without an id", ["jti": ""], "jti"),
                ]
                for flaw in flaws {
                    let answer = try await town.tokenAnswer(waste.form(waste.claims(audience: audience, flaw.changes)))
                    #expect(answer.status == 401 && answer.json?["error"] == "invalid_client", "\(flaw.name)")
                    let told = answer.json?["error_description"]?.string ?? ""
                    #expect(told.contains(flaw.says), "\(flaw.name): \(told)")
                }
                // A clock that is a little fast is none to be sent away; and an assertion serves once, restart or not.
                let fast = try waste.form(waste.claims(audience: audience, ["iat": .integer(now + 20)]))
                #expect(try await town.tokenAnswer(fast).status == 200)
                let again = try await town.tokenAnswer(fast)
                #expect(again.status == 401 && again.text.contains("used before"), "\(again.text)")
                await town.gateway?.end(SIGTERM)
                try await town.startGateway()
                #expect(try await town.tokenAnswer(fast).status == 401)
                let noForm = try await town.tokenAnswer(Array("grant_type=password".utf8))
                #expect(noForm.status == 400 && noForm.json?["error"] == "unsupported_grant_type")
                try await goesOn(town)
            }
        }

        @Test("answers of sources that are no answers are unavailable, never a value")
        func sources() async throws {
            let kinds = [
                "doctype", "entityBomb", "huge", "latin1", "truncated", "cut", "malformed", "soapFault", "wrongPerson",
                "down", "99996", "99997",
            ]
            try await Town.with { town in
                // Another adult each time: a failure is told for a second to whoever asks about the same person.
                let adults = Resident.all.filter { (40...99).contains(Int($0.number.prefix(2)) ?? 0) }
                #expect(adults.count > kinds.count)
                var closings: [JSON] = []
                for (kind, adult) in zip(kinds, adults.filter { $0.slug != "eva-jacobs" }) {
                    let first = String(adult.slug.prefix { $0 != "-" })
                    try await town.fault(["kind": .string(kind), "resident": .string(first)])
                    let answer = try await town.ask("bewonerskaart", about: adult.number, as: "zonnegem/parking")
                    #expect(answer.status == 200, "\(kind): \(answer.text)")
                    let output = answer.output("livesHere")
                    #expect(output?["state"] == "unavailable" && output?["value"] == nil, "\(kind): \(answer.text)")
                    #expect(output?["reason"]?.string?.isEmpty == false, "\(kind)")
                    try await town.fault(["kind": "none"])
                    closings += try await town.audit(["subject": ["ssin": .string(adult.number)]]).filter {
                        $0.type == "closed"
                    }
                }
                #expect(closings.count == kinds.count)
                #expect(closings.allSatisfy { $0["content"]?["kept"] == [] }, "something of a bad answer was kept")
                let good = try await town.ask(
                    "bewonerskaart", about: Resident.number("eva"), as: "zonnegem/parking")
                #expect(good.output("livesHere")?["value"] == true, "\(good.text)")
                try await goesOn(town)
            }
        }

        /// A good request is answered as if nothing had happened, and the log verifies.
        private func goesOn(_ town: Town) async throws {
            let answer = try await town.askWaste(about: Resident.number("sofie"), case: "good")
            #expect(answer.status == 200 && answer.output("livesHere")?["value"] == true, "\(answer.text)")
            #expect(try await town.verify() == [])
            #expect(town.gateway?.isRunning == true)
        }
    }
}
