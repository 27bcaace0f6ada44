import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("Over HTTP a citizen is asked, answers, stops and gets paper, and an application learns nothing by asking")
struct ConsentRouteTests {
    private static let question: JSON = [
        "subject": ["ssin": .string(Town.rita)], "purpose": "uitpas-kansentarief", "code": true,
    ]

    private func reply(_ town: Town, _ members: [String: JSON]) throws -> JSON {
        .object(
            [
                "subject": ["ssin": .string(Town.rita)], "decision": "yes", "channel": "counter",
                "assurance": "eidSeen", "identityCheck": "eID read", "proof": ["cardRead": true],
                "readBack": "printed", "noticeHash": .string(try town.noticeHash), "readAloud": true,
                "otherWayTold": true,
            ].merging(members) { $1 })
    }

    @Test("to an application a no, a stop and a question that waits read the same; a clerk hears the date (law 3)")
    func asking() async throws {
        var answers: [JSON] = []
        for history in ["waiting", "refused", "withdrawn", "later"] {
            let town = try await Town()
            switch history {
            case "waiting": _ = try await town.ask("POST", "/v1/consent-requests", as: .clerk, Self.question)
            case "refused": _ = try await town.consent(decision: "no")
            case "later": _ = try await town.consent(decision: "later")
            default:
                let id = try await town.consent()
                let stop: JSON = [
                    "subject": ["ssin": .string(Town.rita)], "channel": "phone", "assurance": "questions",
                    "identityCheck": "two questions",
                ]
                #expect(try await town.ask("POST", "/v1/consents/\(id)/withdraw", as: .clerk, stop).status == 200)
            }
            let answer = try await town.ask("POST", "/v1/consent-requests", as: .application, Self.question)
            #expect(answer.status == 409 && answer.json["alternative"]?.string?.isEmpty == false, "\(history)")
            answers.append(answer.lasting)
            let clerk = try await town.ask("POST", "/v1/consent-requests", as: .clerk, Self.question)
            if history == "waiting" {
                #expect(clerk.type.hasSuffix(":requestOpen") && clerk.json["notBefore"] == nil)
            } else {
                #expect(clerk.type.hasSuffix(":tooSoonToAsk"))
                #expect(clerk.json["notBefore"]?.string == town.clock.now.adding(days: 180).rfc3339)
            }
        }
        #expect(Set(answers).count == 1)
    }

    @Test("a code is tried 20 times a minute at most, and what is no code reads like one that is not known")
    func codes() async throws {
        let town = try await Town()
        var problems: Set<JSON> = []
        for code in ["2222-2222", "K7QM-3XWE", "0000-0000", "short"] + (0..<16).map({ _ in "ZZZZ-ZZZZ" }) {
            let answer = try await town.ask(
                "POST", "/v1/consent-answers", as: .clerk, try reply(town, ["code": .string(code)]))
            #expect(answer.status == 409)
            problems.insert(answer.lasting)
        }
        #expect(problems.count == 1)
        let late = try await town.ask(
            "POST", "/v1/consent-answers", as: .clerk, try reply(town, ["code": "2222-2222"]))
        #expect(late.status == 429 && late.header("Retry-After") != nil)
        town.clock.advance(milliseconds: 60_000)
        let asked = try await town.ask("POST", "/v1/consent-requests", as: .application, Self.question)
        let code = try #require(asked.json["answerCode"]?.string)
        let answer = try await town.ask(
            "POST", "/v1/consent-answers", as: .clerk, try reply(town, ["code": .string(code.lowercased())]))
        #expect(answer.status == 201)
        #expect(try await town.ask("POST", "/v1/disclosures", as: .application, Town.question()).status == 200)
    }

    @Test("a yes without proof or read-back is refused with what to do", arguments: ["proof", "readBack"])
    func evidence(_ missing: String) async throws {
        let town = try await Town()
        var members = try #require(try reply(town, ["purpose": "uitpas-kansentarief"]).object)
        members[missing] = nil
        let answer = try await town.ask("POST", "/v1/consents", as: .clerk, .object(members))
        #expect(answer.status == 400 && answer.type.hasSuffix(":evidenceMissing"))
        members["decision"] = "no"
        #expect(try await town.ask("POST", "/v1/consents", as: .clerk, .object(members)).status == 201)
    }

    @Test("a proof that does not go with its channel is told by its member")
    func proofs() async throws {
        let town = try await Town()
        let rows: [(channel: String, proof: JSON, name: String)] = [
            ("phone", ["call": "c-1"], "proof.script"), ("counter", ["cardRead": false], "proof.whyNot"),
            ("paper", ["scan": "AA==", "received": "2026-11-20", "checkedBy": "an"], "proof.scan"),
            ("online", ["session": "s"], "proof.session"), ("counter", "read", "proof"),
        ]
        for row in rows {
            let body = try reply(
                town, ["purpose": "uitpas-kansentarief", "channel": .string(row.channel), "proof": row.proof])
            let answer = try await town.ask("POST", "/v1/consents", as: .clerk, body)
            #expect(answer.status == 400)
            #expect(answer.json["issues"]?.array?.contains { $0["name"]?.string == row.name } == true, "\(row.name)")
        }
    }

    @Test("the receipt in every form, each with its media type and the whole proof")
    func receipts() async throws {
        let town = try await Town()
        let id = try await town.consent()
        let forms = [
            "json": "application/json", "kantara": "application/json", "record": "application/ld+json",
            "letter": "text/html; charset=utf-8", "strip": "text/plain; charset=utf-8",
        ]
        for (form, type) in forms {
            let answer = try await town.ask(
                "POST", "/v1/consents/\(id)/receipt", as: .clerk,
                ["subject": ["ssin": .string(Town.rita)], "form": .string(form), "reason": "lost"])
            #expect(answer.status == 200 && answer.header("Content-Type") == type, "\(form)")
            let file = try #require(LetterFile.read(answer.bytes), "\(form)")
            guard case .holds = ReceiptCheck.verdict(on: file) else {
                Issue.record("\(form) does not prove itself")
                continue
            }
            #expect(!answer.text.contains(Town.rita) && !answer.text.contains("<script src"))
        }
        let other = try await town.ask(
            "POST", "/v1/consents/\(id)/receipt", as: .clerk,
            ["subject": ["ssin": .string(Town.luc)], "form": "json", "reason": "lost"])
        #expect(other.status == 404)
    }

    @Test(
        "the words are shown again by their hash, after another version took their place; unknown words are not found")
    func notices() async throws {
        let town = try await Town()
        let hash = try town.noticeHash
        let answer = try await town.ask("GET", "/v1/notices/" + hash, as: .application)
        #expect(answer.json["hash"]?.string == hash)
        #expect(answer.json["purposes"]?.array == ["zonnegem/uitpas-kansentarief@1"])
        for unknown in [String(repeating: "0", count: 64), "x", Town.rita] {
            #expect(try await town.ask("GET", "/v1/notices/" + unknown, as: .clerk).status == 404)
        }
        let schema = try await town.send("GET", "/doc/consent-receipt.schema.json")
        #expect(schema.json == RecordSchema.json && schema.header("Content-Type") == "application/schema+json")
    }
}
