import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

@Suite("An account number that was taken back is told anew only as surely as before, and never in silence")
struct TakenBackTests {
    private static let day: Int64 = 86_400_000
    private static let other: JSON = "NL91 ABNA 0417 1643 00"
    private let world: World
    private let rita: INSZ

    init() async throws {
        world = try await World(purposes: [World.premium, World.uitpas], template: World.telling)
        rita = try World.rita()
        world.settle(rita)
    }

    private func takeBack(_ telling: Identifier) async throws {
        let act = ToldAct(number: rita, taking: World.byPhone)
        _ = try #require(try await world.desk.withdraw(telling, act).done)
    }

    private func handedOver() async throws -> OutputAnswer {
        try #require(
            try await world.told(World.premium, rita, case: "g-1", outputs: ["contact.iban"])["contact.iban"])
    }

    @Test("nobody is handed it, nobody is shown it, and there is nothing left to correct or to take back")
    func gone() async throws {
        let told = try await world.tell(rita)
        try await takeBack(told.telling)
        #expect(try await world.overview(rita).isEmpty)
        #expect(try await handedOver().unavailability?.reason == .notTold)
        #expect(
            try await world.correct(told.telling, Self.other, rita).refusal?.rule == .tellingNotStanding)
        let again = try await world.desk.withdraw(told.telling, ToldAct(number: rita, taking: World.byPhone))
        #expect(again.refusal?.rule == .tellingNotStanding)
        let person = try #require(try await world.subjects.existing(rita))
        #expect(try await world.ledger.tellings(of: person).allSatisfy { $0.sealed.isEmpty })
    }

    @Test("told at the counter and taken back, another is not told by telephone; at the counter word of it goes out")
    func guarded() async throws {
        let told = try await world.tell(rita)
        #expect(told.warning == nil, "the first one is in nobody's place")
        try await takeBack(told.telling)
        let byPhone = try await world.telling(rita, .iban, Self.other, taking: World.byPhone)
        #expect(byPhone.refusal?.rule == .assuranceTooLow)
        let elsewhere = try await world.telling(rita, .iban, Self.other, for: World.uitpas, taking: World.byPhone)
        #expect(elsewhere.refusal?.rule == .assuranceTooLow, "nor for another service")
        let receipt = try #require(try await world.telling(rita, .iban, Self.other).done)
        #expect(receipt.warning?.notice == .letter)
        #expect(try await handedOver().value == .text("NL91ABNA0417164300"))
        #expect(try await world.overview(rita).map(\.row.isTakenBack) == [false])
        #expect(try await world.ledger.allRows().tellings.count == 1, "the new one stands in its place")
        #expect(try await Verifier(journal: world.journal).verify(log: 2026).findings == [])
    }

    @Test("word of it goes to a contact that stood for a month")
    func warned() async throws {
        let told = try await world.tell(rita)
        let email = try await world.tell(rita, .email, "rita@zonnegem.example")
        try await takeBack(told.telling)
        world.clock.advance(milliseconds: 31 * Self.day)
        let receipt = try #require(try await world.telling(rita, .iban, Self.other).done)
        #expect(receipt.warning?.notice == .contact(email.telling))
        #expect(receipt.warning?.contact == .text("rita@zonnegem.example"))
    }

    @Test("taken back while another is taken down, the other waits for word of it")
    func raced() async throws {
        let told = try await world.tell(rita)
        let (world, rita) = (world, rita)
        world.ledger.before { act in
            guard case .toldOnce = act else { return }
            world.ledger.before { _ in }
            _ = try? await world.desk.withdraw(told.telling, ToldAct(number: rita, taking: World.byPhone))
        }
        #expect(try await world.telling(rita, .iban, Self.other).refusal?.rule == .warningMissing)
        #expect(try await world.telling(rita, .iban, Self.other).done?.warning != nil)
    }

    @Test("from what no money follows, nothing of this is asked")
    func unguarded() async throws {
        let told = try await world.tell(rita, .email, "rita@zonnegem.example")
        try await takeBack(told.telling)
        #expect(try await world.ledger.allRows().tellings.isEmpty)
        let receipt = try await world.telling(rita, .email, "r@zonnegem.example", taking: World.byPhone).done
        #expect(receipt != nil && receipt?.warning == nil)
    }

    @Test("it is over with the last day of what was told: then it goes, and anyone who is known enough tells it first")
    func ends() async throws {
        let told = try await world.tell(rita, until: world.clock.now.adding(days: 9).belgianDate)
        try await takeBack(told.telling)
        let retention = world.exchange.retention
        #expect(try await retention.look().tellings == 0)
        world.clock.advance(milliseconds: 11 * Self.day)
        #expect(try await retention.look().tellings == 1)
        _ = try await retention.apply(by: nil)
        #expect(try await world.ledger.allRows().tellings.isEmpty)
        let receipt = try await world.telling(rita, .iban, Self.other, taking: World.byPhone).done
        #expect(receipt != nil && receipt?.warning == nil)
    }
}
