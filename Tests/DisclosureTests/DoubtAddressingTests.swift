import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support
import Testing

@Suite("The case about a contested value goes to the municipality that manages the file", .timeLimit(.minutes(1)))
struct DoubtAddressingTests {
    static let purpose = "rechtzetting"
    static let jan = Requester(application: "backoffice", employee: "jan")

    let world: World
    let rita: INSZ
    let corrections: Corrections

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
        world.source.tell(rita, ["person.fileMunicipality": .value(.code("44021"))])
        let dictionary = try AttributeDictionary(
            yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
        corrections = try Corrections(
            yaml: try Repository.bytes("mappings/corrections.yaml"), file: "corrections.yaml", dictionary: dictionary)
    }

    private func contest(
        _ attribute: String = DoubtTests.municipality, by requester: Requester = jan
    ) async throws -> (reply: DoubtReply, addressee: Addressee?) {
        try await world.exchange.doubts.contest(
            DoubtQuestion(
                number: .person(rita), attribute: attribute, category: .outdated, contester: .citizen,
                evidence: DoubtTests.evidence, caseReference: nil, requester: requester), by: corrections)
    }

    /// Puts the purpose into force, and lets an application ask it.
    private func adopt(for application: String) async throws {
        try await world.adopt(Self.purpose)
        let own = [World.uitpas, World.waste, World.parking]
        try await world.register(
            application, .application, purposes: application == "backoffice" ? own + [Self.purpose] : [Self.purpose])
    }

    private var consulted: Int { world.source.calls(to: ScriptedSource.person) }

    @Test("whoever contests asks it where they may, on the record, and the letter is addressed")
    func own() async throws {
        try await adopt(for: "backoffice")
        let (reply, addressee) = try await contest()
        let row = try #require(reply.row)
        #expect(addressee?.municipality == "44021" && addressee?.application == "backoffice")
        #expect(try await world.log.suffix(5) == [.doubtRaised, .consulted, .closed, .disclosed, .doubtAddressed])
        let doubt = try #require(row.standingDoubt(at: world.clock.now))
        #expect(try await world.exchange.doubts.addressee(of: doubt) == addressee)
        let letter = CorrectionLetter.letter(
            row, doubt, source: "RR", addressee: addressee, from: ["Gemeente Zonnegem"], corrections: corrections)
        let text = letter.sections.flatMap(\.lines).joined(separator: "\n")
        #expect(text.contains("de gemeente met NIS-code 44021") && !text.contains(rita.revealedDigits))
        #expect(try await world.kept(rita).isEmpty)
    }

    @Test("where they may not, the application that the officer registered for it asks")
    func other() async throws {
        try await adopt(for: "burgerzaken")
        for requester in [Self.jan, Requester(application: "counter", employee: World.clerk)] {
            let (reply, addressee) = try await contest(
                requester == Self.jan ? DoubtTests.municipality : "residence.kind", by: requester)
            #expect(reply.refusal == nil && addressee?.application == "burgerzaken")
        }
        let disclosed = try #require(try await world.entries(.disclosed).last)
        #expect(disclosed.application == "burgerzaken" && disclosed.employee == nil)
    }

    @Test("without the purpose, or without anybody who may ask it, the doubt stands and no source is asked")
    func nobody() async throws {
        #expect(try await contest().addressee == nil)
        try await world.adopt(Self.purpose)
        #expect(try await contest("residence.kind").addressee == nil)
        #expect(consulted == 0)
        #expect(try await world.entries(.doubtRaised).count == 2)
    }

    @Test("of another source nobody asks whose the file is")
    func elsewhere() async throws {
        try await adopt(for: "backoffice")
        #expect(try await contest("status.BIM_BVT").addressee == nil)
        #expect(consulted == 0)
    }

    static let silences: [(SourceReply.Told?, Outcome.Status?)] = [
        (SourceReply.Told(content: .absent), nil), (SourceReply.Told(content: .withheld), nil), (nil, .unavailable),
    ]

    @Test(
        "a file abroad, a secret address, a source that is down: the doubt stands, and the letter says it in words",
        arguments: [0, 1, 2])
    func silent(_ index: Int) async throws {
        try await adopt(for: "backoffice")
        let (told, status) = Self.silences[index]
        if let told { world.source.tell(rita, ["person.fileMunicipality": told]) }
        if let status { world.source.end(ScriptedSource.person, status) }
        let (reply, addressee) = try await contest()
        #expect(reply.row != nil && addressee == nil)
        #expect(try await world.entries(.doubtAddressed).isEmpty)
    }

    @Test("a full disk behind the doubt loses no doubt")
    func full() async throws {
        try await adopt(for: "backoffice")
        world.ledger.fail { if case .closed = $0 { true } else { false } }
        let (reply, addressee) = try await contest()
        world.ledger.fail { _ in false }
        #expect(reply.row != nil && addressee == nil)
        #expect(try await world.entries(.doubtRaised).count == 1)
    }

    @Test("one that is refused asks nothing")
    func refused() async throws {
        try await adopt(for: "backoffice")
        _ = try await contest()
        let before = consulted
        #expect(try await contest().reply.refusal?.rule == .doubtStands)
        #expect(consulted == before)
    }
}
