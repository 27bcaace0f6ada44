import Core
import Crypto
import Ledger
import MerkleLog
import Server
import Testing

@Suite("What is handed out proves itself with the log's key")
struct ProofTests {
    @Test("a receipt ties its words to an entry, and the entry to a signed checkpoint")
    func receipt() async throws {
        let town = try await Town()
        let answer = try await town.ask(
            "POST", "/v1/consents", as: .clerk,
            [
                "subject": ["ssin": .string(Town.rita)], "purpose": "uitpas-kansentarief", "decision": "yes",
                "channel": "counter", "assurance": "eidSeen", "identityCheck": "eID read",
                "proof": ["cardRead": true], "readBack": "printed",
                "noticeHash": .string(try town.noticeHash), "readAloud": true, "otherWayTold": true,
            ])
        let proof = try #require(answer.json["proof"])
        let key = try VerifierKey(text: try #require(proof["verifierKey"]?.string))
        let leaf = Array(try #require(proof["leaf"]?.string).utf8)
        let receipt = try InclusionReceipt(parsing: Array(try #require(proof["receipt"]?.string).utf8))
        guard case .included(let checkpoint, _) = receipt.verify(leaf: TreeHash.leaf(leaf), log: key) else {
            Issue.record("the receipt does not verify")
            return
        }
        #expect(checkpoint.origin == answer.json["log"]?["origin"]?.string)
        let commitments = try #require(proof["commitments"]?.array).compactMap { $0.string.flatMap(Base64.decode) }
        let commit = Base64.encode(Commitment.entry(parts: commitments))
        #expect(try JSON(parsing: leaf)["commit"]?.string == commit)
        let salt = try #require(proof["salt"]?.string.flatMap(Base64.decode))
        let payload = try #require(proof["payload"])
        let own = try #require(Commitment.part(salt: salt, payload: payload.canonicalBytes))
        #expect(commitments.contains(own))
        #expect(payload["noticeHash"]?.string == (try town.noticeHash))
    }

    @Test("the answer and its salt give the commitment that stands in the entry")
    func answer() async throws {
        let town = try await Town()
        _ = try await town.consent()
        let answer = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
        var members = try #require(answer.json.object)
        let salt = try #require(members.removeValue(forKey: "salt")?.string.flatMap(Base64.decode))
        let id = try #require(members.removeValue(forKey: "id")?.string.flatMap { Identifier($0) })
        for name in ["log", "subjectReference"] { members[name] = nil }
        let commitment = try #require(Commitment.answer(salt: salt, bytes: JSON.object(members).canonicalBytes))
        let position = try #require(try await town.municipality.ledger.position(of: id))
        let entry = try #require(try await town.municipality.ledger.entry(at: position))
        let content = try await town.municipality.journal.open(entry).first?.payload
        #expect(content?["answer"]?.string == Base64.encode(commitment))
    }

    @Test("an application proves its own entries only, and reads its own disclosures only")
    func own() async throws {
        let town = try await Town()
        _ = try await town.consent()
        let answer = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
        let id = try #require(answer.json["id"]?.string)
        #expect(try await town.ask("POST", "/v1/log/proof", as: .application, ["entry": .string(id)]).status == 200)
        #expect(try await town.ask("GET", "/v1/disclosures/" + id, as: .application).json["answers"] != nil)
        #expect(try await town.ask("GET", "/v1/disclosures/" + id, as: .application).text.contains("true") == false)
        let consent = try #require(
            try await town.municipality.ledger.entries(EntryQuery(types: [.consentGiven])).first?.id.text)
        for path in ["/v1/disclosures/" + consent, "/v1/disclosures/x"] {
            #expect(try await town.ask("GET", path, as: .application).status == 404)
        }
        #expect(
            try await town.ask("POST", "/v1/log/proof", as: .application, ["entry": .string(consent)]).status == 404)
    }

    @Test("an officer's look is an entry before anything is shown", arguments: ["audit", "proof", "verification"])
    func look(kind: String) async throws {
        let town = try await Town()
        _ = try await town.consent()
        let storage = town.municipality.ledger
        let entry = try #require(try await storage.entries(EntryQuery()).first?.id.text)
        let (path, body): (String, JSON) =
            switch kind {
            case "audit": ("/v1/audit/query", ["reason": "she asked"])
            case "proof": ("/v1/log/proof", ["reason": "she asked", "entry": .string(entry)])
            default: ("/v1/ledger/verify", ["reason": "she asked"])
            }
        #expect(try await town.ask("POST", path, as: .officer, [:]).status == 400)
        let answer = try await town.ask("POST", path, as: .officer, body)
        #expect(answer.status == 200)
        let newest = try #require(try await storage.entries(EntryQuery()).first)
        #expect(newest.type == .inspected)
        if kind == "audit" { #expect(answer.json["items"]?.array?.first?["id"]?.string == newest.id.text) }
    }
}
