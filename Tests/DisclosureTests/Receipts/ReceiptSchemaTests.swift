import Core
import Disclosure
import Doubles
import Ledger
import Support
import Testing

@Suite(
    "Receipts for programs keep to their schemas: ISO/IEC TS 27560 to ours, Kantara 1.1 to its own",
    .timeLimit(.minutes(1)))
struct ReceiptSchemaTests {
    /// One of each state that leads to a receipt.
    private func receipts() async throws -> [Receipt] {
        let world = try await World()
        let rita = try World.rita()
        let question = ConsentQuestion(
            number: rita, purpose: World.uitpas, requester: Requester(application: "backoffice"), caseReference: nil,
            until: nil, wantsCode: true)
        let asked = try #require(try await world.consents.ask(question).asked).receipt
        let later = try #require(
            try await world.consents.answer(.request(asked.consent), world.act(rita, .later)).receipt)
        let given = try await world.consent(rita)
        let renewed = try #require(try await world.consents.renew(given.consent, world.act(rita)).receipt)
        let paused = try #require(try await world.consents.change(renewed.consent, .pause, world.act(rita)).receipt)
        let resumed = try #require(try await world.consents.change(renewed.consent, .resume, world.act(rita)).receipt)
        let stopped = try #require(
            try await world.consents.withdraw(renewed.consent, of: rita, taking: World.byPhone).done)
        let refused = try #require(try await world.consents.take(world.act(rita, .no)).receipt)
        return [asked, later, given, renewed, paused, resumed, stopped.receipt, refused]
    }

    @Test("each state's record fits our schema, and each form proves itself")
    func records() async throws {
        let receipts = try await receipts()
        #expect(
            receipts.map(\.state) == [.requested, .deferred, .given, .renewed, .paused, .given, .withdrawn, .refused])
        for receipt in receipts {
            #expect(SchemaWalk(RecordSchema.json).faults(in: receipt.record) == [], "\(receipt.state)")
            #expect(receipt.letter.title.isEmpty == false)
            for form in [receipt.json, receipt.record, receipt.kantara] {
                guard case .holds = ReceiptCheck.verdict(on: form) else {
                    Issue.record("\(receipt.state): \(ReceiptCheck.verdict(on: form))")
                    continue
                }
            }
        }
    }

    @Test("each fits Kantara's schema", .enabled(if: SharedData.isPresent))
    func kantara() async throws {
        let text = String(
            decoding: try SharedData.bytes("schemas/kantara-consent-receipt-v1_1-schema.json"), as: UTF8.self)
        // The original carries comments, which are no JSON.
        let plain = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
        let schema = try JSON(parsing: Array(plain.joined(separator: "\n").utf8))
        for receipt in try await receipts() {
            #expect(SchemaWalk(schema).faults(in: receipt.kantara) == [], "\(receipt.state)")
        }
        #expect(!SchemaWalk(schema).faults(in: ["version": "1"]).isEmpty)
    }

    @Test("a member less, a member more or another word is a fault")
    func faults() async throws {
        let record = try #require(try await receipts().first?.record.object)
        for name in RecordSchema.json["required"]?.array?.compactMap(\.string) ?? [] {
            var changed = record
            changed[name] = nil
            #expect(SchemaWalk(RecordSchema.json).faults(in: .object(changed)) == [".\(name): missing"])
        }
        for (name, value) in ["@type": "dpv:Notice", "dct:language": "fr", "dct:issued": 1, "extra": "x"]
            as [String: JSON]
        {
            var changed = record
            changed[name] = value
            #expect(!SchemaWalk(RecordSchema.json).faults(in: .object(changed)).isEmpty, "\(name)")
        }
    }

    @Test("python's jsonschema finds the same", .enabled(if: SchemaTool.isAtHand))
    func python() async throws {
        let receipts = try await receipts()
        #expect(try SchemaTool.faults(in: receipts.map(\.record), schema: RecordSchema.json) == "")
        let broken: JSON = ["@type": "dpv:Notice"]
        #expect(try SchemaTool.faults(in: [broken], schema: RecordSchema.json) != "")
    }
}
