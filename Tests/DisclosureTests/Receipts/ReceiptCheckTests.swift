import Core
import Disclosure
import Doubles
import Ledger
import MerkleLog
import Support
import Testing

@Suite("A receipt is verified by whoever holds it, with the log's key and nothing else", .timeLimit(.minutes(1)))
struct ReceiptCheckTests {
    let world: World
    let receipt: Receipt
    let key: VerifierKey

    init() async throws {
        world = try await World()
        receipt = try await world.consent(try World.rita())
        key = world.keys.controllerKeys.signer.verifier
    }

    private var forms: [JSON] { [receipt.json, receipt.record, receipt.kantara] }

    private func flaw(_ receipt: JSON, key: VerifierKey?) -> ReceiptFault? {
        if case .fails(let flaw) = ReceiptCheck.verdict(on: receipt, key: key) { flaw } else { nil }
    }

    @Test("each form holds, with the key that it brings and with one from elsewhere")
    func holds() throws {
        for form in forms {
            #expect(flaw(form, key: nil) == nil && flaw(form, key: key) == nil)
            guard case .holds(let index, let checkpoint) = ReceiptCheck.verdict(on: form, key: key) else { continue }
            #expect(index == UInt64(receipt.line.position.seq) && checkpoint.origin == world.ledger.origin)
        }
    }

    /// A change to a proof, and how it is told.
    struct Change: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let flaw: ReceiptFault
        let change: @Sendable (inout [String: JSON]) -> Void
    }

    static let proofs: [Change] = [
        Change(testDescription: "no leaf", flaw: .unreadable) { $0["leaf"] = nil },
        Change(testDescription: "no payload", flaw: .unreadable) { $0["payload"] = nil },
        Change(testDescription: "no salt", flaw: .unreadable) { $0["salt"] = nil },
        Change(testDescription: "no receipt", flaw: .unreadable) { $0["receipt"] = "" },
        Change(testDescription: "another leaf", flaw: .notInLog) {
            $0["leaf"] = #"{"class":"consent","commit":"","seq":0,"v":1}"#
        },
        Change(testDescription: "a leaf of another writing", flaw: .notInLog) {
            $0["leaf"] = .string(($0["leaf"]?.string ?? "") + " ")
        },
        Change(testDescription: "a part less", flaw: .otherEntry) {
            $0["commitments"] = .array(Array(($0["commitments"]?.array ?? []).dropLast()))
        },
        Change(testDescription: "parts in another order", flaw: .otherEntry) {
            $0["commitments"] = .array(($0["commitments"]?.array ?? []).reversed())
        },
        Change(testDescription: "another salt", flaw: .otherPart) {
            $0["salt"] = .string(Base64.encode(Array(repeating: 1, count: 32)))
        },
        Change(testDescription: "a short salt", flaw: .otherPart) { $0["salt"] = .string(Base64.encode([1])) },
        Change(testDescription: "a changed payload", flaw: .otherPart) {
            var payload = $0["payload"]?.object ?? [:]
            payload["until"] = "2036-11-21T09:00:00.000Z"
            $0["payload"] = .object(payload)
        },
    ]

    @Test("a changed proof is named", arguments: proofs)
    func changed(_ change: Change) throws {
        for form in forms {
            var members = try #require(form.object)
            var proof = try #require(members["proof"]?.object)
            change.change(&proof)
            members["proof"] = .object(proof)
            #expect(flaw(.object(members), key: key) == change.flaw)
        }
    }

    @Test("another log's key is seen, and a file without a proof")
    func keys() async throws {
        let other = try await World(seed: 12)
        #expect(flaw(receipt.json, key: other.keys.controllerKeys.signer.verifier) == .otherKey)
        var members = try #require(receipt.json.object)
        var proof = try #require(members["proof"]?.object)
        proof["verifierKey"] = .string(other.keys.controllerKeys.signer.verifier.text)
        members["proof"] = .object(proof)
        #expect(flaw(.object(members), key: nil) == .notInLog)
        #expect(flaw([:], key: nil) == .unreadable)
    }

    @Test("what is shown must be what the entry says", arguments: 0..<3)
    func shown(_ form: Int) throws {
        let changes: [[(name: String, flaw: ReceiptFault)]] = [
            [
                ("words", .otherWords), ("state", .otherFacts), ("at", .otherFacts), ("until", .otherFacts),
                ("consent", .otherFacts), ("purposeHash", .otherFacts),
            ], [("dct:identifier", .otherFacts)], [("sluis:status", .otherFacts), ("sluis:consent", .otherFacts)],
        ]
        for (name, expected) in changes[form] {
            var members = try #require(forms[form].object)
            #expect(members[name] != nil, "\(name)")
            members[name] = "something else"
            #expect(flaw(.object(members), key: key) == expected, "\(name)")
        }
        guard form == 1 else { return }
        var members = try #require(forms[1].object)
        var event = try #require(members["dpv:hasConsentStatus"]?.array?.first?.object)
        event["@type"] = "dpv:ConsentRefused"
        members["dpv:hasConsentStatus"] = [.object(event)]
        #expect(flaw(.object(members), key: key) == .otherFacts)
    }
}
