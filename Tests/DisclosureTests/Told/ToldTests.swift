import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite("What a citizen tells once is kept with their word, and never passes for what a register says")
struct ToldTests {
    private static let day: Int64 = 86_400_000
    private let world: World
    private let rita: INSZ

    init() async throws {
        world = try await World(purposes: [World.premium, World.uitpas], template: World.telling)
        rita = try World.rita()
        world.settle(rita)
    }

    private func premium(_ name: String = "contact.iban") async throws -> OutputAnswer {
        try #require(try await world.told(World.premium, rita, case: "g-1", outputs: [name])[name])
    }

    @Test("it is handed over with its day, its channel and its end, and not as authentic; no source is asked for it")
    func handedOver() async throws {
        let before = try await premium()
        #expect(before.unavailability?.reason == .notTold && before.sources.isEmpty)
        let receipt = try await world.tell(rita)
        world.clock.advance(milliseconds: 3 * Self.day)
        let output = try await premium()
        #expect(output.value == .text("BE68539007547034"))
        let source = try #require(output.sources.first)
        #expect(source.name == "told" && source.channel == .counter && source.retrievedAt == receipt.line.at)
        #expect(source.validAt == TestClock.start.belgianDate && output.sources.count == 1)
        #expect(output.validUntil == world.clock.now.adding(days: 31).belgianDate)
        var bytes: [UInt8] = []
        output.write(to: &bytes)
        let json = try JSON(parsing: bytes)
        #expect(json["sources"]?.array?.first?["authentic"] == false)
        #expect(world.source.calls.isEmpty)
        let entry = try #require(try await world.entries(.disclosed).last)
        let event = try #require(Event(parts: try await world.journal.open(entry)))
        guard case .disclosed(let record) = event.act else { return #expect(Bool(false), "no disclosure") }
        #expect(
            record.tellings == [ToldUse(telling: receipt.telling, revision: 1)] && record.sources == ["told"]
                && record.facts.isEmpty)
    }

    @Test("another service of this controller has it only where the citizen said so", arguments: [true, false])
    func shared(_ isShared: Bool) async throws {
        try await world.tell(rita, isShared: isShared)
        try await world.consent(rita)
        let output = try #require(try await world.told(World.uitpas, rita)["contact.iban"])
        #expect(output.value == (isShared ? .text("BE68539007547034") : nil))
        #expect(output.unavailability?.reason == (isShared ? nil : .notTold))
    }

    @Test("a withdrawal while an answer is being made takes it out of that answer (law 2)")
    func raced() async throws {
        let receipt = try await world.tell(rita)
        let (world, rita) = (world, rita)
        world.ledger.before { act in
            guard case .disclosed(let record) = act, !record.tellings.isEmpty else { return }
            world.ledger.before { _ in }
            _ = try? await world.desk.withdraw(receipt.telling, ToldAct(number: rita, taking: World.byPhone))
        }
        #expect(try await premium().unavailability?.reason == .notTold)
        #expect(try await world.log.suffix(2) == [.toldWithdrawn, .disclosed])
    }

    @Test("a correction while an answer is being made is what that answer tells, and never the account of before")
    func corrected() async throws {
        let receipt = try await world.tell(rita)
        let (world, rita) = (world, rita)
        world.ledger.before { act in
            guard case .disclosed(let record) = act, !record.tellings.isEmpty else { return }
            world.ledger.before { _ in }
            _ = try? await world.correct(receipt.telling, "NL91 ABNA 0417 1643 00", rita)
        }
        #expect(try await premium().value == .text("NL91ABNA0417164300"))
        #expect(try await world.log.suffix(2) == [.toldCorrected, .disclosed])
        #expect(try await Verifier(journal: world.journal).verify(log: 2026).findings == [])
    }

    @Test(
        "told to one service alone, it reaches another once its citizen says so, and no more once they take that back")
    func sharedLater() async throws {
        let told = try await world.tell(rita)
        try await world.consent(rita)
        let twice = try await world.telling(rita, for: World.uitpas)
        #expect(twice.refusal?.rule == .toldAlready)
        #expect(try await world.told(World.uitpas, rita)["contact.iban"]?.unavailability?.reason == .notTold)
        for (isShared, expected) in [(true, true), (nil, true), (false, false)] as [(Bool?, Bool)] {
            let reply = try await world.correct(told.telling, "BE68 5390 0754 7034", rita, isShared: isShared)
            try #require(reply.done != nil)
            #expect(try await world.overview(rita).map(\.row.isShared) == [expected])
            let output = try #require(try await world.told(World.uitpas, rita)["contact.iban"])
            #expect(output.value == (expected ? .text("BE68539007547034") : nil))
        }
        #expect(try await Verifier(journal: world.journal).verify(log: 2026).findings == [])
    }

    @Test("a card that is seen counts at the counter, and not on the telephone, where nobody sees it")
    func unseenCard() async throws {
        let byPhone = Taking(
            channel: .phone, assurance: .eidSeen, identityCheck: "identity card seen", recorder: World.clerk,
            proof: .phone(call: "call-7", script: "1"), readBack: .letter)
        let told = try await world.tell(rita)
        let reply = try await world.correct(told.telling, "NL91ABNA0417164300", rita, byPhone)
        #expect(reply.refusal?.rule == .assuranceTooLow)
        #expect(try await premium().value == .text("BE68539007547034"))
    }

    @Test("who told it sees it with age and origin, after the look is an entry; corrected and taken back it reads so")
    func life() async throws {
        let told = try await world.tell(rita)
        world.clock.advance(milliseconds: 5 * Self.day)
        let item = try #require(try await world.overview(rita).first)
        #expect(item.value == .text("BE68539007547034") && item.ageDays == 5 && item.row.channel == .counter)
        #expect(item.row.purpose == World.premium && item.end == nil)
        #expect(try await world.log.last == .inspected)
        let other = try #require(try await world.correct(told.telling, "NL91 ABNA 0417 1643 00", rita).done ?? nil)
        #expect(try await premium().value == .text("NL91ABNA0417164300"))
        #expect(other.warning?.notice == .letter)
        #expect(try await world.overview(rita).map(\.row.revision) == [2])
        let back = try await world.desk.withdraw(told.telling, ToldAct(number: rita, taking: World.byPhone))
        #expect(back.done != nil)
        #expect(try await world.overview(rita).isEmpty)
        #expect(try await premium().unavailability?.reason == .notTold)
        let again = try await world.desk.withdraw(told.telling, ToldAct(number: rita, taking: World.byPhone))
        #expect(again.refusal?.rule == .tellingNotStanding)
    }

    @Test("word of a corrected account goes to a contact that stood for a month, with its value for who sends it")
    func warned() async throws {
        let told = try await world.tell(rita)
        try await world.tell(rita, .email, "rita@zonnegem.example")
        world.clock.advance(milliseconds: 31 * Self.day)
        try await world.tell(rita, .phone, "0478 12 34 56")
        let receipt = try #require(try await world.correct(told.telling, "NL91ABNA0417164300", rita).done ?? nil)
        #expect(receipt.warning?.contact == .text("rita@zonnegem.example"))
    }

    @Test("by telephone nobody corrects the account that was told at the counter")
    func assurance() async throws {
        let told = try await world.tell(rita)
        let reply = try await world.correct(told.telling, "NL91ABNA0417164300", rita, World.byPhone)
        #expect(reply.refusal?.rule == .assuranceTooLow)
        #expect(try await premium().value == .text("BE68539007547034"))
        let email = try await world.tell(rita, .email, "rita@zonnegem.example")
        #expect(try await world.correct(email.telling, "r@zonnegem.example", rita, World.byPhone).done != nil)
    }

    @Test(
        "what is refused leaves its rule in the log and nothing else",
        arguments: ["words", "twice", "purpose", "other"])
    func refused(_ way: String) async throws {
        let told = try await world.tell(rita)
        let rules: [String: Refusal.Rule] = [
            "words": .noticeNotCurrent, "twice": .toldAlready, "purpose": .unknownPurpose,
            "other": .tellingNotStanding,
        ]
        let refusal: Refusal? =
            switch way {
            case "words": try await world.telling(rita, noticeHash: "00").refusal
            case "twice": try await world.telling(rita).refusal
            case "purpose": try await world.telling(rita, for: "afvalkalender").refusal
            default: try await world.correct(told.telling, "NL91ABNA0417164300", World.someoneElse()).refusal
            }
        #expect(refusal?.rule == rules[way])
        let entry = try #require(try await world.entries(.refused).last)
        #expect(entry.outcome == refusal?.rule.rawValue)
        #expect(try await world.overview(rita).map(\.row.revision) == [1])
    }

    @Test("where the log cannot be written, nothing is kept, corrected or taken back (law 1)")
    func notWritable() async throws {
        let told = try await world.tell(rita)
        world.ledger.fail { act in [.toldOnce, .toldCorrected, .toldWithdrawn].contains(act.type) }
        await #expect(throws: DisclosureError.self) { try await world.telling(rita, .email, "a@zonnegem.example") }
        await #expect(throws: DisclosureError.self) {
            try await world.correct(told.telling, "NL91ABNA0417164300", rita)
        }
        await #expect(throws: DisclosureError.self) {
            try await world.desk.withdraw(told.telling, ToldAct(number: rita, taking: World.byPhone))
        }
        world.ledger.fail { _ in false }
        #expect(try await world.overview(rita).map(\.value) == [.text("BE68539007547034")])
    }

    @Test("it ends with its term, with its purpose, and with an objection that was upheld; a look changes nothing")
    func ends() async throws {
        try await world.tell(rita)
        try await world.tell(rita, .email, "rita@zonnegem.example", until: world.clock.now.adding(days: 9).belgianDate)
        let retention = world.exchange.retention
        #expect(try await retention.look().tellings == 0)
        world.clock.advance(milliseconds: 11 * Self.day)
        #expect(try await premium("contact.email").unavailability?.reason == .notTold)
        #expect(try await retention.look().tellings == 1)
        #expect(try await world.overview(rita).count == 2)
        guard case .done(let report) = try await retention.apply(by: World.officer) else {
            return #expect(Bool(false), "refused")
        }
        #expect(report.tellings == 1 && report.isEmpty == false)
        #expect(try await world.overview(rita).map(\.row.kind) == [.iban])
        try await world.record(
            .purposeRetired(
                PurposeRetirement(purpose: try #require(world.purposes.active(World.premium)).ref, by: World.officer)))
        _ = try await retention.apply(by: nil)
        #expect(try await world.overview(rita).isEmpty)
        #expect(try await world.entries(.toldExpired).map(\.outcome) == ["term", "purpose"])
    }

    @Test("what the OCMW was told, the municipality does not see (law 9)")
    func apart() async throws {
        let ocmw = try await World("ocmw-zonnegem", purposes: ["verwarmingstoelage"], clock: world.clock, seed: 12)
        _ = try #require(try await ocmw.telling(rita, for: "verwarmingstoelage", isShared: true).done)
        #expect(try await world.overview(rita).isEmpty)
        #expect(try await premium().unavailability?.reason == .notTold)
        #expect(try await ocmw.overview(rita).count == 1)
        #expect(try await world.ledger.allRows().tellings.isEmpty)
    }

    @Test("once its key is gone nobody reads it, though the row was put back from a copy; it can still be taken back")
    func erased() async throws {
        let told = try await world.tell(rita)
        let person = try #require(try await world.subjects.existing(rita))
        world.keys.erase(person, .told)
        let items = try await world.overview(rita)
        #expect(items.map(\.row.id) == [told.telling] && items.allSatisfy { $0.value == nil })
        #expect(try await premium().unavailability?.reason == .notTold)
        #expect(try await world.telling(rita).refusal?.rule == .toldAlready)
        let back = try await world.desk.withdraw(told.telling, ToldAct(number: rita, taking: World.byPhone))
        #expect(back.done != nil)
        #expect(try await world.overview(rita).isEmpty)
    }
}
