import Core
import Mapping
import MockRegisters
import OnlyOnce
import Support
import Testing
import Wire

@testable import Adapters

@Suite("MAGDA's repertorium, over a socket", .serialized, .timeLimit(.minutes(2)))
struct MagdaInscriptionTests {
    private func caller(_ house: MockHouse, log: ConversationLog? = nil) throws -> GuardedCaller {
        let files = ["repertorium/RegistreerInschrijving-02.01", "repertorium/RegistreerUitschrijving-02.00"]
        let clock = WallClock { Sample.now }
        let magda = MagdaCaller(
            url: house.url, mappings: try Mappings.all() + files.map(ServiceMappings.compiled), client: house.client,
            limits: HTTPLimits(), policy: RetryPolicy(attempts: 3, firstPauseMilliseconds: 1), clock: clock,
            entropy: .seeded(5))
        #expect(magda.services.map(\.name) == [Mappings.person, Mappings.household, Mappings.statuses])
        let gate = SourceGuard(
            connection: "magda", sources: ["RR"], limits: SourceLimits(), clock: clock, conversations: log)
        return GuardedCaller(magda, behind: gate)
    }

    private func inscribing(_ caller: GuardedCaller, first: Set<String> = []) -> InscribingCaller {
        InscribingCaller(
            caller, repertorium: Repertorium(caller: caller, clock: WallClock { Sample.now }), first: first)
    }

    @Test("a source that demands an inscription gets one, then answers; as many messages as records")
    func demanded() async throws {
        try await MockHouse.serving { house in
            try house.register.add(Fault(kind: .notInscribed))
            let permit = Permit()
            let caller = inscribing(try caller(house))
            let reply = await caller.call(try Sample.call(Mappings.person)) { permit.allow($0) }
            #expect(reply.status == .ok && !reply.told.isEmpty && reply.attempts == 3, "\(reply.code)")
            #expect(permit.attempts == [2, 3] && house.register.calls.count == 3)
            #expect(house.register.inscriptions == 1)
            let again = await caller.call(try Sample.call(Mappings.household)) { permit.allow($0) }
            #expect(again.status == .ok && again.attempts == 1 && house.register.calls.count == 4)
        }
    }

    @Test("40143, it exists already, is done: after a restart nothing is different")
    func existing() async throws {
        try await MockHouse.serving { house in
            for _ in 0..<2 {
                let fresh = inscribing(try caller(house), first: [Mappings.person])
                let reply = await fresh.call(try Sample.call(Mappings.person)) { _ in true }
                #expect(reply.status == .ok && reply.attempts == 2, "\(reply.code)")
            }
            #expect(house.register.inscriptions == 1 && house.register.calls.count == 4)
        }
    }

    @Test("the end of an inscription, and of one that is gone already")
    func end() async throws {
        try await MockHouse.serving { house in
            let repertorium = Repertorium(caller: try caller(house), clock: WallClock { Sample.now })
            let call = try Sample.call(Mappings.person)
            _ = await repertorium.inscribe(
                call.number, call.finality, from: call.referenceDate, reference: call.reference
            ) { _ in true }
            #expect(house.register.inscriptions == 1)
            for _ in 0..<2 {
                let answer = await repertorium.remove(
                    call.number, call.finality, reference: call.reference
                ) { _ in true }
                guard case .done(let attempts) = answer else {
                    Issue.record("\(answer)")
                    return
                }
                #expect(attempts == 1 && house.register.inscriptions == 0)
            }
        }
    }

    @Test("what went over the wire stands beside what was read, each attempt of it")
    func conversations() async throws {
        try await MockHouse.serving { house in
            let log = ConversationLog()
            try house.register.add(Fault(kind: .busy, times: 1), for: "rita")
            _ = try await caller(house, log: log).call(try Sample.call(Mappings.person)) { _ in true }
            let entry = try #require(log.entries.first)
            #expect(entry.status == .ok && entry.attempts == 2 && entry.exchanges.count == 2)
            let texts = entry.exchanges.map { String(decoding: $0.answer.revealed, as: UTF8.self) }
            #expect(texts.first?.contains("99996") == true && texts.last?.contains("GeefPersoonResponse") == true)
            let question = String(decoding: entry.exchanges[0].request.revealed, as: UTF8.self)
            #expect(question.contains(Sample.rita) && !"\(entry)".contains(Sample.rita))
            #expect(entry.told.revealed["person.familyName"] != nil)
        }
    }
}
