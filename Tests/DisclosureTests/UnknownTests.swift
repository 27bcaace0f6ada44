import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite("Law 5: unknown is not no", .timeLimit(.minutes(1)))
struct UnknownTests {
    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
        try await world.consent(rita)
    }

    @Test(
        "a source that fails gives unavailable, why, and when to ask again",
        arguments: [
            (Outcome.Status.unavailable, Unavailability.Reason.sourceDown, true), (.busy, .sourceBusy, true),
            (.notFound, .sourceHasNoRecord, false), (.notAuthorised, .sourceRefused, false),
            (.notInscribed, .sourceRefused, false), (.identityChanged, .anomaly, false), (.fault, .sourceFault, false),
        ])
    func fails(_ row: (status: Outcome.Status, reason: Unavailability.Reason, again: Bool)) async throws {
        world.source.end(ScriptedSource.statuses, row.status)
        let told = try await world.told(World.uitpas, rita)
        #expect(told["livesHere"]?.value == .boolean(true))
        let why = try #require(told["increasedReimbursement"]?.unavailability)
        #expect(why.reason == row.reason)
        #expect(why.retryAt == (row.again ? world.clock.now.adding(seconds: 60) : nil))
        #expect(told["increasedReimbursement"]?.validUntil == nil)
        let entry = try #require(try await world.entries(.disclosed).last)
        #expect(entry.outcome == "incomplete")
        let output = try #require(told["increasedReimbursement"])
        let bytes = DisclosureAnswer.answers([output])
        #expect(!String(decoding: bytes, as: UTF8.self).contains("value"))
        #expect(try JSON(parsing: bytes).canonicalBytes == bytes)
    }

    @Test("when every source fails that is told and recorded, and nothing is kept")
    func allFail() async throws {
        for service in world.source.services { world.source.end(service.name, .unavailable) }
        let told = try await world.told(World.uitpas, rita)
        #expect(told.values.allSatisfy { $0.unavailability?.reason == .sourceDown })
        #expect(try await world.kept(rita).isEmpty)
        #expect(try await world.log.suffix(3) == [.consulted, .closed, .disclosed])
    }

    @Test("from partial data a yes may come, never a no", arguments: [(true, true), (false, false)])
    func partial(_ own: Bool, _ isAnswered: Bool) async throws {
        world.source.end(ScriptedSource.statuses, .partial)
        world.source.tell(
            rita,
            [
                "status.BIM_BVT": .value(.boolean(own), missing: ["KSZ"]),
                "status.BIM_BVT_IN_FAMILY": .value(.boolean(false), missing: ["KSZ"]),
            ])
        let answer = try #require(try await world.told(World.uitpas, rita)["increasedReimbursement"])
        #expect(answer.value == (isAnswered ? .boolean(true) : nil))
        #expect((answer.unavailability?.reason == .partialData) == !isAnswered)
    }

    @Test("a status that the answer leaves out is not a no")
    func leftOut() async throws {
        let world = try await World()
        world.source.tell(
            rita, ["residence.municipality": .value(.code("41999")), "status.BIM_BVT": .value(.boolean(false))])
        try await world.consent(rita)
        let told = try await world.told(World.uitpas, rita)
        #expect(told["increasedReimbursement"]?.value == nil && told["livesHere"]?.value == nil)
    }

    @Test("a firm no is a no")
    func firm() async throws {
        world.source.tell(
            rita, ["status.BIM_BVT": .value(.boolean(false)), "residence.municipality": .value(.code("44021"))])
        let told = try await world.told(World.uitpas, rita)
        #expect(told.values.allSatisfy { $0.value == .boolean(false) })
        #expect(told.values.allSatisfy { $0.validUntil == world.clock.wall.today.adding(days: 31) })
    }

    @Test("what a source keeps back is withheld, and neither known nor denied")
    func withheld() async throws {
        world.source.tell(
            rita,
            [
                "residence.municipality": SourceReply.Told(content: .withheld),
                "residence.kind": SourceReply.Told(content: .withheld),
            ])
        let answer = try #require(try await world.told(World.uitpas, rita)["livesHere"])
        #expect(answer.state == .withheld && answer.validUntil == nil)
        _ = try await world.told(World.uitpas, rita)
        #expect(try await world.told(World.uitpas, rita)["livesHere"]?.state == .withheld)
    }

    @Test("a doubtful yes is marked, a doubtful no is no answer")
    func doubtful() async throws {
        for (own, value) in [(true, Value.boolean(true)), (false, nil)] as [(Bool, Value?)] {
            world.source.tell(
                rita, ["status.BIM_BVT": SourceReply.Told(content: .value(.boolean(own)), isDoubtful: true)])
            let answer = try #require(try await world.told(World.uitpas, rita)["increasedReimbursement"])
            #expect(answer.value == value && answer.isDoubtful == (value != nil))
        }
    }
}
