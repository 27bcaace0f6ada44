import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support
import Testing

@Suite(
    "Others in an answer: only what the rule needs, and a part of the entry for each (laws 3 and 7)",
    .timeLimit(.minutes(1)))
struct OthersTests {
    let world: World
    let rita: INSZ
    let partner: INSZ
    let child: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        partner = try World.someoneElse()
        child = try #require(INSZ.test(born: 2024))
        world.settle(rita)
        world.source.tell(
            rita,
            [
                "household.birthDates": .value(.list([1958, 1991, 2024].map { .date(PartialDate(year: $0)) })),
                "household.size": .value(.integer(3)),
            ])
        // As a mapping's `concerns:` names them: the purpose reads birth dates alone.
        world.source.name([partner, child, rita])
    }

    private func lines(_ number: INSZ) async throws -> [AuditLine] {
        var question = AuditQuestion()
        question.number = number
        return try #require(try await world.audit.lines(question, by: World.officer, reason: "asked").lines)
    }

    @Test("each has one part in the closing entry, and the subject's own is not doubled")
    func parts() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        let closed = try #require(try await world.entries(.closed).last)
        var refs: Set<SubjectRef> = []
        for number in [partner, child] {
            if let ref = try await world.subjects.existing(number) { refs.insert(ref) }
        }
        let members = closed.parts.compactMap { part -> SubjectRef? in
            guard case .member(let ref) = part.holder else { return nil }
            return ref
        }
        #expect(Set(members) == refs && members.count == 2)
        #expect(closed.parts.filter { $0.holder.number == 0 }.count == 1)
    }

    @Test("a timeline shows its own part: that, when and for what; not whom else, nor what was said")
    func timelines() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        var refs: [String] = []
        for number in [rita, partner, child] {
            refs.append(try #require(try await world.subjects.existing(number)).text)
        }
        for number in [partner, child] {
            let closed = try #require(try await lines(number).first { $0.type == .closed }?.content)
            #expect(closed["role"] == "member" && closed["purpose"]?["id"] == "huisvuil-sociale-correctie")
            #expect(
                Set(closed.members?.names ?? []) == ["at", "class", "id", "origin", "purpose", "role", "type", "v"])
            for line in try await lines(number) {
                let text = line.content?.canonicalText ?? ""
                for ref in refs { #expect(!text.contains(ref)) }
                #expect(!INSZ.occurs(in: text) && !text.contains("1958") && !text.contains("GeefGezins"))
            }
            #expect(!(try await lines(number).contains { $0.type == .disclosed || $0.type == .consulted }))
        }
    }

    @Test("nobody's timeline opens another's part")
    func otherKeys() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        let ref = try #require(try await world.subjects.existing(partner))
        world.keys.erase(ref, .access(year: 2026))
        let closed = try #require(try await world.entries(.closed).last)
        #expect(try await world.journal.open(closed).count == closed.parts.count - 1)
        #expect(try await lines(child).first { $0.type == .closed }?.content != nil)
    }

    @Test("of the others only birth dates are kept, and no number")
    func kept() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        #expect(try await world.kept(rita) == ["household.birthDates", "household.size", "residence.municipality"])
        for number in [partner, child] { #expect(try await world.kept(number).isEmpty) }
        let answer = try #require(try await world.ask(World.waste, rita, case: "W-1").answer)
        let text = String(decoding: answer.answers, as: UTF8.self)
        #expect(!INSZ.occurs(in: text) && !text.contains("1991"))
    }
}
