import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite("A purpose is about persons or about enterprises, and answers for its own kind only")
struct EnterpriseTests {
    static let subsidy = "toelage-vereniging"
    let world: World
    let club: EnterpriseNumber
    let rita: INSZ

    init() async throws {
        world = try await World(purposes: [Self.subsidy, World.parking])
        club = try #require(EnterpriseNumber("0471155031"))
        rita = try World.rita()
        world.settle(rita)
        world.source.tell(
            .enterprise(club),
            [
                "enterprise.isActive": .value(.boolean(true)), "enterprise.kind": .value(.code("2")),
                "enterprise.name": .value(.text("Sportclub Zonnegem")),
                "enterprise.seat.municipality": .value(.code("41999")),
            ])
    }

    private func ask(_ purpose: String, _ number: SubjectNumber) async throws -> Reply {
        try await world.exchange.reply(
            to: DisclosureRequest(
                requester: Requester(application: "backoffice", employee: "jan"), number: number, purpose: purpose,
                caseReference: "T-1"))
    }

    @Test("an association is answered about, by its number")
    func association() async throws {
        let answer = try #require(try await ask(Self.subsidy, .enterprise(club)).answer)
        let values = answer.outputs.map { [$0.name: $0.value] }
        #expect(
            values == [
                ["isActive": .boolean(true)], ["isLegalPerson": .boolean(true)], ["seatIsHere": .boolean(true)],
                ["enterprise.name": .text("Sportclub Zonnegem")],
            ])
        #expect(world.source.calls.map(\.number) == [.enterprise(club)])
        #expect(try await world.log.suffix(3) == [.consulted, .closed, .disclosed])
    }

    @Test("the other kind is refused and recorded, and no source is asked")
    func otherKind() async throws {
        for (purpose, number) in [(Self.subsidy, SubjectNumber.person(rita)), (World.parking, .enterprise(club))] {
            let refusal = try await ask(purpose, number).refusal
            #expect(refusal?.refusal == Refusal(.wrongKindOfSubject, law: 3) && refusal?.line != nil)
        }
        #expect(world.source.calls.isEmpty)
        #expect(try await world.log.suffix(2) == [.refused, .refused])
    }

    @Test("an officer finds the lines of an association, and no other's")
    func audit() async throws {
        _ = try await ask(Self.subsidy, .enterprise(club))
        _ = try await ask(World.parking, .person(rita))
        var question = AuditQuestion()
        question.subject = .enterprise(club)
        let lines = try #require(try await world.audit.lines(question, by: World.officer, reason: "r").lines)
        #expect(lines.compactMap(\.purpose).allSatisfy { $0 == "zonnegem/\(Self.subsidy)@1" })
        #expect(lines.filter { $0.type == .disclosed }.count == 1)
        #expect(question.number == nil)
    }

    @Test("numbers of the two kinds have aliases of their own; a person's is the one it always was")
    func aliases() throws {
        let keys = world.keys.controllerKeys
        let enterprise = keys.alias(of: SubjectNumber.enterprise(club))
        #expect(enterprise.count == 32 && enterprise != keys.alias(of: rita))
        #expect(keys.alias(of: SubjectNumber.person(rita)) == keys.alias(of: rita))
    }
}
