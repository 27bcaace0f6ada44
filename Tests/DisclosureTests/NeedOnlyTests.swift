import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite("Law 3: only what the purpose needs", .timeLimit(.minutes(1)))
struct NeedOnlyTests {
    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
        try await world.consent(rita)
    }

    @Test("the answers of the purpose and nothing of the data behind them")
    func answers() async throws {
        let reply = try #require(try await world.ask(World.uitpas, rita).answer)
        #expect(reply.outputs.map(\.name).sorted() == ["increasedReimbursement", "livesHere"])
        #expect(try JSON(parsing: reply.answers).canonicalBytes == reply.answers)
        let text = String(
            decoding: DisclosureAnswer.committed(
                purpose: reply.purpose, referenceDate: reply.referenceDate, answers: reply.answers), as: UTF8.self)
        for secret in ["41999", "mainResidence", "BIM_BVT", "residence.", "status.", "1958", "r-", rita.revealedDigits]
        {
            #expect(!text.contains(secret), "\(secret)")
        }
    }

    @Test("whichever branch made it true, the answer reads the same")
    func branch() async throws {
        var texts: Set<String> = []
        for (own, family) in [(true, false), (false, true), (true, true)] {
            let world = try await World()
            world.settle(rita)
            world.source.tell(
                rita,
                ["status.BIM_BVT": .value(.boolean(own)), "status.BIM_BVT_IN_FAMILY": .value(.boolean(family))])
            try await world.consent(rita)
            let output = try #require(try await world.told(World.uitpas, rita)["increasedReimbursement"])
            texts.insert(String(decoding: DisclosureAnswer.answers([output]), as: UTF8.self))
        }
        #expect(texts.count == 1)
    }

    @Test("every source that an answer may rest on is named, with its oldest retrieval, whichever of them decided")
    func branchSources() throws {
        let purpose = try #require(world.purposes.active(World.uitpas))
        func fact(_ attribute: AttributeID, _ value: Bool, _ source: String, _ milliseconds: Int64) -> Fact {
            let day = SampleFacts.referenceDate
            return Fact(
                attribute: attribute, content: .value(.boolean(value)),
                provenance: Provenance(
                    source: source, service: "S", mapping: "", finality: SampleFacts.provenance.finality,
                    reference: "r", retrievedAt: Instant(milliseconds: milliseconds), referenceDate: day))
        }
        for (own, family) in [(true, false), (false, true), (true, true)] {
            let outputs = Derivation.outputs(
                of: purpose, wanted: [OutputName("increasedReimbursement")],
                facts: [fact("status.BIM_BVT", own, "KSZ", 2), fact("status.BIM_BVT_IN_FAMILY", family, "NIC", 1)],
                unavailable: [:], referenceDate: SampleFacts.referenceDate, validUntil: SampleFacts.referenceDate)
            #expect(outputs.map(\.value) == [.boolean(true)])
            #expect(outputs.first?.sources.map(\.name) == ["KSZ", "NIC"])
            #expect(outputs.first?.sources.map(\.retrievedAt.milliseconds) == [2, 1])
        }
    }

    @Test("never asked, refused, withdrawn and expired read the same, here and in a dry question")
    func refusal() async throws {
        var refusals: Set<String> = []
        for state in 0..<4 {
            let world = try await World()
            world.settle(rita)
            switch state {
            case 1: _ = try await world.consents.take(world.act(rita, .no))
            case 2: _ = try await world.withdraw(try await world.consent(rita), of: rita)
            case 3:
                try await world.consent(rita, until: world.clock.wall.today)
                world.clock.advance(milliseconds: 2 * 86_400_000)
            default: break
            }
            let refused = try #require(try await world.ask(World.uitpas, rita).refusal)
            refusals.insert("\(refused.refusal) \(refused.alternative ?? "")")
            let dry = try await world.exchange.check(world.request(World.uitpas, rita))
            refusals.insert("\(try #require(dry.refusal)) \(dry.alternative ?? "")")
            let entry = try #require(try await world.entries(.refused).last)
            let payload = try #require(try await world.journal.open(entry).first?.payload.object)
            refusals.insert(
                "\(refused.refusal) \(refused.alternative ?? "")" + (payload["rule"] == "noActiveConsent" ? "" : "!"))
            #expect(
                Set(payload.keys) == [
                    "v", "origin", "id", "class", "type", "at", "role", "purposeAsked", "purpose", "rule", "requester",
                    "asked",
                ])
            #expect(world.source.calls.isEmpty)
        }
        #expect(refusals.count == 1)
        #expect(refusals.first?.contains("ziekenfonds") == true)
    }

    @Test("who may not ask does not learn whether there is a consent")
    func outsider() async throws {
        let stranger = try World.someoneElse()
        for number in [rita, stranger] {
            let refused = try await world.ask(World.uitpas, number, by: "nobody").refusal
            #expect(refused?.refusal.rule == .applicationNotPermitted && refused?.alternative == nil)
            let unknown = try await world.ask(World.uitpas, number, outputs: ["income"]).refusal
            #expect(unknown?.refusal.rule == .unknownAttribute)
        }
    }

    @Test(
        "an output that the purpose has not is refused",
        arguments: ["income", "residence.municipality", "", "livesHere "])
    func unknownOutput(_ name: String) async throws {
        let refused = try await world.ask(World.uitpas, rita, outputs: ["livesHere", name]).refusal
        #expect(refused?.refusal == Refusal(.unknownAttribute, law: 3) && world.source.calls.isEmpty)
    }

    @Test("fewer outputs make fewer calls and tell no more")
    func narrowing() async throws {
        let told = try await world.told(World.uitpas, rita, outputs: ["livesHere"])
        #expect(Array(told.keys) == ["livesHere"] && world.source.calls.map(\.service) == [ScriptedSource.person])
        let other = try await world.told(World.uitpas, rita, outputs: ["increasedReimbursement"])
        #expect(Array(other.keys) == ["increasedReimbursement"])
        #expect(world.source.calls.map(\.service) == [ScriptedSource.person, ScriptedSource.statuses])
        let purpose = try #require(world.purposes.active(World.uitpas))
        #expect(
            Derivation.reads(of: purpose, wanted: [OutputName("livesHere")]) == [
                "residence.municipality", "residence.kind",
            ])
        #expect(Derivation.reads(of: purpose, wanted: nil) == purpose.template.reads)
    }

    @Test("what comes along and was not asked is kept nowhere")
    func comesAlong() async throws {
        world.source.tell(rita, ["person.civilStatus": .value(.code("20"))])
        _ = try await world.told(World.uitpas, rita)
        #expect(try await world.kept(rita) == ["residence.kind", "residence.municipality"])
        #expect(
            world.source.calls.first { $0.service == ScriptedSource.person }?.attributes == [
                "residence.kind", "residence.municipality",
            ])
    }

    @Test("an output that has no connected source is there, and says so")
    func notConnected() async throws {
        let told = try await world.told(World.parking, rita)
        #expect(told["livesHere"]?.value == .boolean(true))
        let plate = told["vehicle.plateInOwnName"]
        #expect(plate?.unavailability == Unavailability(.notConnected) && plate?.validUntil == nil)
    }

    private func tellAddress(street: Fact.Content) {
        world.source.tell(
            rita,
            [
                "residence.street": SourceReply.Told(content: street),
                "residence.houseNumber": .value(.text("12")), "address.registerId": .value(.text("5000001")),
                "address.zone": .value(.text("B")),
            ])
    }

    @Test("the zone rests on the id of an address that is asked for it, and is not told", arguments: [true, false])
    func zone(isAlone: Bool) async throws {
        tellAddress(street: .value(.text("Dorpsstraat")))
        let told = try await world.told(World.parking, rita, outputs: isAlone ? ["address.zone"] : nil)
        #expect(told["address.zone"]?.value == .text("B"))
        #expect(told.count == (isAlone ? 1 : 3))
        let services = world.source.calls.map(\.service)
        #expect(services == [ScriptedSource.person, ScriptedSource.addresses, ScriptedSource.zones])
        let entry = try #require(try await world.entries(.disclosed).last)
        let payload = try #require(try await world.journal.open(entry).first?.payload)
        #expect(!payload.canonicalText.contains("Dorpsstraat") && !payload.canonicalText.contains("5000001"))
    }

    @Test("an address that may not be communicated leaves as no zone and goes to no register of addresses")
    func withheldZone() async throws {
        tellAddress(street: .withheld)
        let told = try await world.told(World.parking, rita, outputs: ["address.zone"])
        #expect(told["address.zone"]?.state == .withheld)
        #expect(world.source.calls.map(\.service) == [ScriptedSource.person])
    }

    @Test("too young for the purpose: refused before anyone is asked")
    func population() async throws {
        let child = try #require(INSZ.test(born: 2015))
        world.settle(child)
        #expect(try await world.ask(World.parking, child).refusal?.refusal == Refusal(.outsidePopulation, law: 3))
        #expect(world.source.calls.isEmpty)
    }

    @Test("the salt proves the answer that was told, and no other")
    func commitment() async throws {
        let reply = try #require(try await world.ask(World.uitpas, rita).answer)
        let entry = try #require(try await world.entries(.disclosed).last)
        let stored = try await world.journal.open(entry).first?.payload["answer"]?.string
        func commit(_ outputs: [OutputAnswer]) -> String? {
            Commitment.answer(
                salt: reply.salt,
                bytes: DisclosureAnswer.committed(
                    purpose: reply.purpose, referenceDate: reply.referenceDate,
                    answers: DisclosureAnswer.answers(outputs))
            ).map(Base64.encode)
        }
        #expect(stored == commit(reply.outputs) && stored != commit(Array(reply.outputs.dropLast())))
        // Whether all was asked stands there too, and is no answer.
        var members = try #require(try await world.journal.open(entry).first?.payload.object)
        members["whole"] = nil
        let payload = JSON.object(members).canonicalText
        #expect(!payload.contains("true") && !payload.contains("41999"))
    }
}

extension INSZ {
    /// A test number (month of birth + 60) of someone born on 1 January.
    static func test(born year: Int) -> INSZ? {
        let first = (year % 100) * 10_000_000 + 61 * 100_000 + 1 * 1000 + 1
        let check = 97 - ((year >= 2000 ? 2_000_000_000 : 0) + first) % 97
        let digits = String(first * 100 + check)
        return INSZ(String(repeating: "0", count: 11 - digits.count) + digits)
    }
}
