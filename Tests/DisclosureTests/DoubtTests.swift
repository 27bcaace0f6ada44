import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support
import Testing

@Suite("What is contested is told as doubtful, kept or fresh, and stops a no alone (law 5)", .timeLimit(.minutes(1)))
struct DoubtTests {
    static let municipality = "residence.municipality"
    static let evidence = "verhuisfactuur, brief 7"

    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
    }

    private var desk: DoubtDesk { world.exchange.doubts }
    private var jan: Requester { Requester(application: "backoffice", employee: "jan") }

    private func question(_ attribute: String, evidence: String = evidence) -> DoubtQuestion {
        DoubtQuestion(
            number: .person(rita), attribute: attribute, category: .outdated, contester: .citizen, evidence: evidence,
            caseReference: nil, requester: jan)
    }

    @discardableResult
    private func contest(_ attribute: String = municipality) async throws -> Identifier {
        try #require(try await desk.raise(question(attribute)).row).id
    }

    private func told(_ name: String) async throws -> OutputAnswer {
        try #require(try await world.told(World.waste, rita, case: "W-1")[name])
    }

    private func moveAway() { world.source.tell(rita, [AttributeID(Self.municipality): .value(.code("44021"))]) }

    @Test("a yes stays and is marked, with why and since when, and never with what shows it", arguments: [true, false])
    func yes(isKept: Bool) async throws {
        if isKept { #expect(try await told("livesHere").doubt == nil) }
        try await contest()
        let answer = try await told("livesHere")
        #expect(answer.value == .boolean(true) && answer.isDoubtful)
        let doubt = try #require(answer.doubt)
        #expect(doubt.category == .outdated && doubt.since == world.clock.wall.today)
        #expect(answer.sources.contains { $0.isFromCache } == isKept)
        let bytes = DisclosureAnswer.answers([answer])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(#""doubt":{"category":"outdated","since":"2026-11-21"},"doubtful":true"#))
        #expect(!text.contains(Self.evidence))
        #expect(try JSON(parsing: bytes).canonicalBytes == bytes)
    }

    @Test("a no that rests on it is no answer; another answer stays as it was")
    func no() async throws {
        moveAway()
        #expect(try await told("livesHere").value == .boolean(false))
        try await contest()
        let answer = try await told("livesHere")
        #expect(answer.unavailability?.reason == .doubtful && answer.doubt?.category == .outdated)
        let other = try await told("increasedReimbursement")
        #expect(other.value == .boolean(true) && other.doubt == nil && !other.isDoubtful)
    }

    @Test("a value is given as it is, and marked")
    func given() async throws {
        try await contest("household.size")
        let answer = try await told("householdSize")
        #expect(answer.value == .integer(1) && answer.isDoubtful && answer.doubt != nil)
        #expect(try await told("livesHere").doubt == nil)
    }

    @Test("of what the source keeps back nothing is told, contested or not")
    func withheld() async throws {
        world.source.tell(rita, [AttributeID(Self.municipality): SourceReply.Told(content: .withheld)])
        try await contest()
        let answer = try await told("livesHere")
        #expect(answer.state == .withheld && answer.doubt == nil && !answer.isDoubtful)
    }

    @Test("nobody else's answers change, and the kept value is the same as before")
    func others() async throws {
        let other = try World.someoneElse()
        world.settle(other)
        _ = try await told("livesHere")
        let kept = try await world.kept(rita)
        try await contest()
        #expect(try await world.told(World.waste, other, case: "W-2")["livesHere"]?.doubt == nil)
        #expect(try await world.kept(rita) == kept)
    }

    @Test("raised while a source is asked, it is told all the same, and the source is asked once")
    func raisedMeanwhile() async throws {
        moveAway()
        world.source.during { _, _ in _ = try await desk.raise(question(Self.municipality)) }
        #expect(try await told("livesHere").unavailability?.reason == .doubtful)
        #expect(world.source.calls(to: ScriptedSource.person) == 1)
        #expect(try await world.entries(.disclosed).count == 1)
        #expect(try await Verifier(journal: world.journal).verify(log: 2026).findings == [])
    }

    @Test("ended while a source is asked, it marks nothing any more")
    func endedMeanwhile() async throws {
        moveAway()
        let id = try await contest()
        world.source.during { _, _ in _ = try await desk.end(id, as: .unfounded, by: jan) }
        let answer = try await told("livesHere")
        #expect(answer.value == .boolean(false) && answer.doubt == nil)
    }

    @Test("it ends by itself after its last day, also before anyone takes that down, and that is said once")
    func expires() async throws {
        moveAway()
        let id = try await contest()
        world.clock.advance(milliseconds: Int64(Doubt.openDays) * 86_400_000)
        #expect(try await told("livesHere").unavailability?.reason == .doubtful, "its last day")
        #expect(try await desk.sweep() == 0)
        world.clock.advance(milliseconds: 86_400_000)
        #expect(try await told("livesHere").value == .boolean(false))
        #expect(try await desk.confirm(id, case: "C-1", by: jan).refusal?.rule == .matterNotOpen)
        #expect(try await desk.sweep() == 1)
        #expect(try await desk.sweep() == 0)
        #expect(try await world.entries(.doubtEnded).map(\.outcome) == ["expired"])
        try await contest()
    }

    @Test("a look at what is kept counts those past their last day and changes nothing; carried out, it ends them")
    func retention() async throws {
        let retention = world.exchange.retention
        try await contest()
        let confirmed = try #require(try await desk.raise(question("household.size")).row).id
        _ = try #require(try await desk.confirm(confirmed, case: "C-1", by: jan).row)
        world.clock.advance(milliseconds: Int64(Doubt.openDays) * 86_400_000)
        #expect(try await retention.look().doubts == 0, "its last day")
        world.clock.advance(milliseconds: 86_400_000)
        for _ in 0..<2 {
            let look = try await retention.look()
            #expect(look.doubts == 1 && !look.isEmpty && !look.isApplied)
        }
        #expect(try await world.entries(.doubtEnded).isEmpty)
        for count in [1, 0] {
            guard case .done(let report) = try await retention.apply(by: World.officer) else {
                return #expect(Bool(false), "refused")
            }
            #expect(report.doubts == count && report.isEmpty == (count == 0))
        }
        let ends = try await world.entries(.doubtEnded)
        #expect(ends.map(\.outcome) == ["expired"])
        let left = try await world.ledger.rows([]).matters[confirmed]
        #expect(left?.state == .open, "what a case looks into stands")
        #expect(try await Verifier(journal: world.journal).verify(log: 2026).findings == [])
    }

    @Test("confirmed by a case it stands longer")
    func confirmed() async throws {
        let id = try await contest()
        let row = try #require(try await desk.confirm(id, case: "C-1", by: jan).row)
        #expect(row.standingDoubt(at: world.clock.now)?.isConfirmed == true)
        world.clock.advance(milliseconds: Int64(Doubt.openDays + 20) * 86_400_000)
        #expect(try await told("livesHere").doubt?.category == .outdated)
        #expect(try await desk.sweep() == 0)
    }

    @Test("where the source was corrected, what was kept of it goes, and the source is asked anew")
    func corrected() async throws {
        _ = try await told("livesHere")
        let id = try await contest()
        moveAway()
        #expect(try await told("livesHere").value == .boolean(true), "the kept value")
        _ = try #require(try await desk.end(id, as: .corrected, by: jan).row)
        #expect(try await !world.kept(rita).contains(Self.municipality))
        let answer = try await told("livesHere")
        #expect(answer.value == .boolean(false) && answer.doubt == nil)
        #expect(try await Verifier(journal: world.journal).verify(log: 2026).findings == [])
    }

    @Test("in the value's own words: an application contests what it may get, once, and says what shows it")
    func refused() async throws {
        for (attribute, rule) in [
            ("income.items", Refusal.Rule.unknownAttribute), (Self.municipality, nil),
            (Self.municipality, .doubtStands),
        ] {
            let reply = try await desk.raise(question(attribute))
            #expect(reply.refusal?.rule == rule)
            #expect(try await world.entries().last?.type == (rule == nil ? .doubtRaised : .refused))
        }
        #expect(try await desk.raise(question("household.size", evidence: "")).refusal?.rule == .groundMissing)
        let unknown = try await desk.end(.random(world.entropy), as: .withdrawn, by: jan)
        #expect(unknown.refusal?.rule == .matterNotOpen)
    }

    @Test("its answers may be other now: who was given one by a purpose that reads it hears so, raised and ended")
    func changedAnswers() async throws {
        _ = try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        _ = try await told("livesHere")
        let person = try #require(try await world.subjects.existing(rita))
        let references = [World.waste, World.uitpas].map { purpose in
            world.keys.controllerKeys.reference(application: "backoffice", purpose: purpose, subject: person)
        }
        var place: Identifier?
        func events() async throws -> Set<Identifier?> {
            let events = try await world.ledger.behind.events(of: "backoffice", after: place, limit: 9) ?? []
            place = events.last?.id
            return Set(events.map(\.reference))
        }
        #expect(try await events().isEmpty)
        let id = try await contest()
        #expect(try await events() == Set(references))
        _ = try await desk.end(id, as: .withdrawn, by: jan)
        #expect(try await events() == Set(references))
        for type in [EntryType.doubtRaised, .doubtEnded] {
            let entry = try #require(try await world.entries(type).last)
            let content = try #require(try await world.journal.open(entry).first?.payload)
            let purposes = (content["purposes"]?.array ?? []).compactMap(\.string)
            #expect(Set(purposes) == [World.waste, World.uitpas, World.parking])
        }
    }

    @Test("the letter to who can correct names the datum and the reference, and neither value nor number")
    func letter() async throws {
        let dictionary = try AttributeDictionary(
            yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
        let corrections = try Corrections(
            yaml: try Repository.bytes("mappings/corrections.yaml"), file: "corrections.yaml", dictionary: dictionary)
        let row = try #require(try await desk.raise(question(Self.municipality)).row)
        let doubt = try #require(row.standingDoubt(at: world.clock.now))
        #expect(desk.sources(of: Self.municipality) == ["RR"])
        let letter = CorrectionLetter.letter(
            row, doubt, source: "RR", addressee: nil, from: ["Gemeente Zonnegem"], corrections: corrections)
        let text = letter.sections.flatMap(\.lines).joined(separator: "\n")
        #expect(text.contains("beheerder in het Rijksregister") && text.contains(row.id.text))
        #expect(text.contains(corrections.label(of: Self.municipality)))
        for secret in [rita.revealedDigits, "41999", Self.evidence] { #expect(!text.contains(secret)) }
    }
}
