import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite("The log watches its readers", .timeLimit(.minutes(1)))
struct AuditDeskTests {
    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
    }

    private func look(_ change: (inout AuditQuestion) -> Void = { _ in }, by officer: String = World.officer)
        async throws
        -> AuditDesk.Shown
    {
        var question = AuditQuestion()
        change(&question)
        return try await world.audit.lines(question, by: officer, reason: "complaint 12")
    }

    private func lines(_ change: (inout AuditQuestion) -> Void = { _ in }) async throws -> [AuditLine] {
        try #require(try await look(change).lines)
    }

    @Test("a look is an entry before anything is shown, and its newest line")
    func ownLook() async throws {
        let lines = try await lines()
        #expect(lines.first?.type == .inspected && lines.first?.employee == World.officer)
        #expect(lines.first?.content?["reason"] == "complaint 12")
        #expect(lines.count == (try await world.entries().count))
        #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.position > $1.position })
    }

    @Test("a look about a person stands in that person's own lines")
    func personsLines() async throws {
        for count in 1...2 {
            let lines = try await lines { $0.number = rita }
            #expect(lines.filter { $0.type == .inspected }.count == count)
            #expect(lines.first?.type == .inspected)
        }
        #expect(
            try await lines { $0.number = rita }.map(\.type).suffix(4) == [
                .disclosed, .closed, .consulted, .consentGiven,
            ])
    }

    @Test("no record of the look, nothing shown")
    func failing() async throws {
        world.ledger.fail { if case .inspected = $0 { true } else { false } }
        let error = await #expect(throws: DisclosureError.self) { try await look() }
        #expect(error?.code == .logUnavailable)
    }

    @Test("who is no officer sees nothing, and the try is recorded", arguments: ["backoffice", "nobody"])
    func noOfficer(_ name: String) async throws {
        #expect(try await look({ $0.number = rita }, by: name).refusal?.rule == .notAnOfficer)
        let entry = try #require(try await world.entries().last)
        #expect(entry.type == .refused && entry.outcome == "notAnOfficer" && entry.application == name)
        #expect(try await world.journal.open(entry).first?.payload["asked"] == "audit")
    }

    @Test("a person who was never met has no lines, and gets no ref by being looked for")
    func neverMet() async throws {
        let stranger = try World.someoneElse()
        #expect(try await lines { $0.number = stranger }.isEmpty)
        #expect(try await world.subjects.existing(stranger) == nil)
        #expect(try await world.log.last == .inspected)
    }

    @Test("filters by employee, purpose, application, source, outcome, period and page")
    func filters() async throws {
        #expect(try await lines { $0.employee = "jan" }.map(\.type) == [.disclosed, .consulted])
        #expect(try await lines { $0.employee = World.clerk }.map(\.type) == [.consentGiven])
        #expect(try await lines { $0.employee = "ja" }.isEmpty)
        #expect(try await lines { $0.purpose = "zonnegem/uitpas-kansentarief" }.count == 5)
        #expect(try await lines { $0.purpose = "zonnegem/uitpas-kansentarief@2" }.isEmpty)
        #expect(
            try await lines { $0.application = "backoffice" }.map(\.type) == [
                .disclosed, .consulted, .applicationRegistered,
            ])
        #expect(try await lines { $0.source = "KSZ" }.map(\.type).contains(.disclosed))
        #expect(try await lines { $0.source = "DMFA" }.isEmpty)
        #expect(try await lines { $0.outcome = "given" }.map(\.type) == [.disclosed])
        #expect(try await lines { $0.until = world.clock.now.adding(milliseconds: -1) }.isEmpty)
        let all = try await lines { $0.until = world.clock.now }
        #expect(try await lines { $0.limit = 2 }.count == 2)
        let page = try await lines { $0.before = all[2].position }
        #expect(page.first?.position == all[3].position)
    }

    @Test("a sealed case is found, however far back, and only what names it")
    func cases() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1")
        for number in 2...8 { _ = try await world.told(World.waste, rita, case: "W-\(number)") }
        let found = try await lines {
            $0.caseReference = "W-1"
            $0.limit = 3
        }
        #expect(found.map(\.type) == [.disclosed, .consulted])
        #expect(found.allSatisfy { $0.content?["case"] == "W-1" })
    }

    @Test("from a disclosure to the consent and the words that were told")
    func words() async throws {
        let disclosed = try #require(try await lines { $0.number = rita }.first { $0.type == .disclosed })
        let consent = try #require(disclosed.content?["basis"]?["consent"]?.string.flatMap { Identifier($0) })
        let line = try #require(try await lines { $0.entry = consent }.first)
        #expect(line.type == .consentGiven && line.words == world.purposes.active(World.uitpas)?.template.notice.text)
        #expect(try await lines { $0.entry = .random(world.entropy) }.isEmpty)
    }

    @Test("an entry that does not concern the person asked about is not shown as theirs")
    func othersEntry() async throws {
        let stranger = try World.someoneElse()
        _ = try await world.ask(World.uitpas, stranger)
        let entry = try #require(try await world.entries(.disclosed).last)
        #expect(
            try await lines {
                $0.entry = entry.id; $0.number = stranger
            }.isEmpty)
        #expect(
            try await lines {
                $0.entry = entry.id; $0.number = rita
            }.count == 1)
    }

    @Test("a member of the household sees that data came in, and nothing of whom it was about")
    func member() async throws {
        let partner = try World.someoneElse()
        world.source.name([partner, rita])
        _ = try await world.told(World.waste, rita, case: "W-1")
        let lines = try await lines { $0.number = partner }
        #expect(lines.map(\.type) == [.inspected, .closed])
        let content = try #require(lines.last?.content)
        #expect(
            content["role"] == "member" && content["calls"] == nil && content["kept"] == nil
                && content["consultation"] == nil)
        #expect(content["purpose"]?["id"] == "huisvuil-sociale-correctie" || content["purpose"] != nil)
        let ref = try #require(try await world.subjects.existing(rita))
        #expect(!content.canonicalText.contains(ref.text) && !content.canonicalText.contains(rita.revealedDigits))
        let own = try #require(try await self.lines { $0.number = rita }.first { $0.type == .closed }?.content)
        #expect(own["role"] == "subject" && !own.canonicalText.contains(partner.revealedDigits))
    }

    @Test("no line holds a national number")
    func numbers() async throws {
        let text = try await lines().compactMap(\.content?.canonicalText).joined()
        #expect(!text.isEmpty && !INSZ.occurs(in: text))
    }
}
