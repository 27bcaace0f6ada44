import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support
import Testing

@Suite(
    "An address that may not be communicated leaves in no form: not as address, id, zone, yes or no (laws 3 and 6, DESIGN 6)",
    .timeLimit(.minutes(2)))
struct SecretAddressTests {
    /// What one resident's question came to, for each place where they may live.
    private struct Asked {
        let outputs: [OutputAnswer]
        let log: String
        let calls: [SourceCall]
        let kept: [Fact]
    }

    private static let purposes = Repository.purposes

    private func ask(
        _ adopted: AdoptedPurpose, _ home: RegisterSource.Home, isSecret: Bool, isReference: Bool = false
    ) async throws -> Asked? {
        let clock = TestClock()
        let source = try RegisterSource(home, isSecret: isSecret, isReference: isReference, clock: clock.wall)
        let world = try await World(adopted.controller, purposes: [adopted.id], clock: clock, alone: source)
        let purpose = try #require(world.purposes.active(adopted.id))
        // An association has a seat, which is public.
        guard purpose.template.population.about == .person else { return nil }
        let number = try #require(INSZ.test(born: purpose.template.population.maximumAge == nil ? 1970 : 2015))
        if purpose.template.act.mustBeGiven {
            try #require(try await world.consents.take(world.act(number, purpose: adopted.id)).receipt != nil)
        }
        let reply = try await world.ask(adopted.id, number, case: "Z-1")
        let outputs = try #require(reply.answer, "\(String(describing: reply.refusal?.refusal))").outputs
        var question = AuditQuestion(limit: 500)
        question.number = number
        let lines = try #require(try await world.audit.lines(question, by: World.officer, reason: "export").lines)
        let columns = lines.flatMap { [$0.purpose, $0.application, $0.outcome, $0.source] }.compactMap { $0 }
        let log = lines.compactMap(\.content?.canonicalText).joined() + columns.map { "\"\($0)\"" }.joined()
        let person = try #require(try await world.subjects.existing(number))
        let need = FactNeed(
            person: person, number: number, purpose: purpose, attributes: purpose.template.reads,
            referenceDate: clock.wall.today)
        return Asked(
            outputs: outputs, log: log, calls: source.calls, kept: try await world.facts.usable(for: need).map(\.fact))
    }

    private static func text(_ outputs: [OutputAnswer]) -> String {
        String(decoding: DisclosureAnswer.answers(outputs), as: UTF8.self)
    }

    @Test("wherever they live, the answers are the same", arguments: purposes, [false, true])
    func sameAnswers(_ purpose: AdoptedPurpose, isReference: Bool) async throws {
        guard let here = try await ask(purpose, .here, isSecret: true, isReference: isReference),
            let elsewhere = try await ask(purpose, .elsewhere, isSecret: true, isReference: isReference)
        else { return }
        #expect(Self.text(here.outputs) == Self.text(elsewhere.outputs))
        #expect(here.calls.map(\.service).sorted() == elsewhere.calls.map(\.service).sorted())
        #expect(here.kept.map(\.content) == elsewhere.kept.map(\.content))
    }

    @Test("no answer, line of the log, kept fact or question to another source locates them", arguments: purposes)
    func noWords(_ purpose: AdoptedPurpose) async throws {
        guard let asked = try await ask(purpose, .here, isSecret: true) else { return }
        let questions = asked.calls.flatMap { call in call.given.values.map(\.json.canonicalText) }.joined()
        let kept = asked.kept.map { "\($0.content)" }.joined()
        for word in RegisterSource.Home.here.words {
            // Quoted, since digits alone occur in a hash.
            for text in [Self.text(asked.outputs), asked.log, questions, kept] {
                #expect(!text.contains("\"\(word)\"") && !text.contains(RegisterSource.Home.here.street))
            }
        }
        #expect(!asked.calls.contains { $0.service.hasPrefix("Adresmatch") || $0.service.hasPrefix("GeefEpc") })
        // What rests on the place is kept back, and says so; it is neither yes nor no.
        for output in asked.outputs where Self.places.contains(output.name) {
            #expect(output.state == .withheld, "\(output.name)")
        }
    }

    private static let places: Set<String> = [
        "livesHere", "livesHereLongEnough", "ownerLivesHere", "worthAsking", "residence.municipality",
        "residence.postalCode", "residence.street", "residence.houseNumber", "residence.boxNumber", "address.zone",
    ]

    @Test("without the protection these tests would see the difference")
    func withoutProtection() async throws {
        var differing = 0
        var naming = 0
        for purpose in Self.purposes {
            guard let here = try await ask(purpose, .here, isSecret: false),
                let elsewhere = try await ask(purpose, .elsewhere, isSecret: false)
            else { continue }
            if Self.text(here.outputs) != Self.text(elsewhere.outputs) { differing += 1 }
            if Self.text(here.outputs).contains(RegisterSource.Home.here.street) { naming += 1 }
        }
        #expect(differing >= 8 && naming >= 1, "\(differing) differ, \(naming) name the place")
    }

    /// What tells of a place and comes from sources that do not know that it is protected.
    private static let unguarded: [AttributeID] = [
        "property.addressIds", "property.dwellings", "household.livingArrangement",
    ]

    @Test("no purpose asks what locates and cannot be withheld, nor an address beside the members of a household")
    func unguarded() throws {
        for adopted in Self.purposes {
            let files = try PurposeFiles(
                template: try Repository.bytes("mappings/purposes/\(adopted.id).yaml"), templateFile: adopted.id,
                adoption: try Repository.bytes("mappings/purposes/\(adopted).yaml"), adoptionFile: adopted.id)
            let template = files.purpose.template
            let asked = template.reads + template.gives.map(\.attribute)
            for attribute in Self.unguarded { #expect(!asked.contains(attribute), "\(adopted) \(attribute)") }
            let gives = template.gives.map(\.attribute.name)
            #expect(!gives.contains("household.members") || !gives.contains { $0.hasPrefix("residence.str") })
        }
    }
}
