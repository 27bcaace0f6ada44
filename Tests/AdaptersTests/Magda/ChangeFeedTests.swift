import Core
import Mapping
import MockRegisters
import OnlyOnce
import Support
import Testing
import Wire

@testable import Adapters

@Suite("The notices of change, over a socket", .serialized, .timeLimit(.minutes(2)))
struct ChangeFeedTests {
    private static let service = "GeefPersoonMutatiesNotificaties-02.00"

    private func caller(_ house: MockHouse) throws -> MagdaCaller {
        let files = ["RegistreerInschrijving-02.01", "RegistreerUitschrijving-02.00", Self.service]
        return MagdaCaller(
            url: house.url,
            mappings: try Mappings.all() + files.map { try ServiceMappings.compiled("repertorium/" + $0) },
            client: house.client, limits: HTTPLimits(), policy: RetryPolicy(attempts: 1, firstPauseMilliseconds: 1),
            clock: WallClock { Sample.now }, entropy: .seeded(5))
    }

    private func ask(_ caller: MagdaCaller, _ receipt: String? = nil) async throws -> SourceReply {
        let person = try Sample.call(Mappings.person)
        let asker = try #require(EnterpriseNumber("0999990024"))
        return await caller.call(
            SourceCall(
                service: Self.service, number: .enterprise(asker), finality: person.finality, reference: "r-1",
                referenceDate: person.referenceDate, attributes: ["mutations.notices", "mutations.receipt"],
                receipt: receipt), mayRetry: { _ in false })
    }

    private func text(_ reply: SourceReply) -> String? {
        if case .value(.text(let text))? = reply.told["mutations.receipt"]?.content { text } else { nil }
    }

    private func notices(_ reply: SourceReply) -> [Value] {
        if case .value(.list(let items))? = reply.told["mutations.notices"]?.content { items } else { [] }
    }

    @Test("who follows a person hears of a change, again until the receipt is named, and then no more")
    func followed() async throws {
        try await MockHouse.serving { house in
            let caller = try caller(house)
            let person = try Sample.call(Mappings.person)
            #expect(notices(try await ask(caller)).isEmpty)
            let repertorium = Repertorium(caller: caller, clock: WallClock { Sample.now })
            let answer = await repertorium.inscribe(
                person.number, person.finality, from: person.referenceDate, reference: "r-0", mayRetry: { _ in false })
            guard case .done = answer else {
                Issue.record("not inscribed")
                return
            }
            let resident = try #require(try house.register.persons().first { $0.insz == person.person })
            try house.register.change(resident.slug, code: "140")
            let first = try await ask(caller)
            let again = try await ask(caller)
            #expect(
                first.status == .ok && notices(first).count == 1 && notices(again) == notices(first), "\(first.code)")
            guard case .record(let fields)? = notices(first).first else {
                Issue.record("no notice")
                return
            }
            #expect(fields["kind"] == .text("140") && fields["person"] == person.person.map { .person($0) })
            let receipt = try #require(text(again))
            let after = try await ask(caller, receipt)
            #expect(notices(after).isEmpty && text(after) == nil)
            let wrong = try await ask(caller, "no-such-receipt")
            #expect(notices(wrong).isEmpty && wrong.status != .ok)
        }
    }
}
