import Core
import OnlyOnce
import Testing

@testable import Adapters

@Suite("Someone who is not inscribed is inscribed, once, and asked about again; each message recorded first")
struct InscriptionTests {
    private let inscription = "RegistreerInschrijving-02.01"

    private func caller(_ source: ScriptedSource, first: Set<String> = []) -> InscribingCaller {
        InscribingCaller(
            source, repertorium: Repertorium(caller: source, clock: WallClock { Sample.now }), first: first)
    }

    @Test("when the source asks for it: question, inscription, question")
    func afterwards() async throws {
        let source = ScriptedSource { call, number in
            call.service.hasPrefix("Registreer") || number > 1 ? .ok : .notInscribed
        }
        let permit = Permit()
        let caller = caller(source)
        let reply = await caller.call(try Sample.call(Mappings.person, attributes: [])) { permit.allow($0) }
        #expect(reply.status == .ok && reply.attempts == 3 && permit.attempts == [2, 3])
        #expect(source.messages == [Mappings.person, inscription, Mappings.person])
    }

    @Test("where the settings say so, before the first question and only then")
    func first() async throws {
        let source = ScriptedSource { _, _ in .ok }
        let permit = Permit()
        let caller = caller(source, first: [Mappings.person])
        for _ in 0..<2 { _ = await caller.call(try Sample.call(Mappings.person, attributes: [])) { permit.allow($0) } }
        #expect(source.messages == [inscription, Mappings.person, Mappings.person] && permit.attempts == [2])
        _ = await caller.call(try Sample.call(Mappings.statuses, attributes: [])) { permit.allow($0) }
        #expect(source.messages.count == 4)
    }

    @Test("once: a source that still says no is believed")
    func once() async throws {
        let source = ScriptedSource { call, _ in call.service.hasPrefix("Registreer") ? .ok : .notInscribed }
        let reply = await caller(source).call(try Sample.call(Mappings.person, attributes: [])) { _ in true }
        #expect(reply.status == .notInscribed && reply.attempts == 3 && source.messages.count == 3)
    }

    @Test("busy on the way: further attempts go on counting")
    func busy() async throws {
        let source = ScriptedSource { call, number in
            switch number {
            case 1: .notInscribed
            case 2, 4: .busy
            default: .ok
            }
        }
        let permit = Permit()
        let reply = await caller(source).call(try Sample.call(Mappings.person, attributes: [])) { permit.allow($0) }
        #expect(reply.status == .ok && reply.attempts == 5 && permit.attempts == [2, 3, 4, 5])
    }

    @Test("no message without a record", arguments: [(2, 1), (3, 2)])
    func unrecorded(_ refused: Int, _ messages: Int) async throws {
        let source = ScriptedSource { call, _ in call.service.hasPrefix("Registreer") ? .ok : .notInscribed }
        let permit = Permit { $0 < refused }
        let reply = await caller(source).call(try Sample.call(Mappings.person, attributes: [])) { permit.allow($0) }
        #expect(reply.status == .notInscribed && source.messages.count == messages && reply.attempts == messages)
    }

    @Test("an inscription goes out only once it is recorded; its end is asked, and the next question inscribes anew")
    func recordedAndEnded() async throws {
        let source = ScriptedSource { _, _ in .ok }
        let caller = caller(source, first: [Mappings.person])
        let plain = try Sample.call(Mappings.person, attributes: [])
        func call(_ may: Bool) -> SourceCall {
            SourceCall(
                service: plain.service, number: plain.number, finality: plain.finality, reference: plain.reference,
                referenceDate: plain.referenceDate, attributes: [], mayInscribe: { $0 == 366 && may })
        }
        let refused = await caller.call(call(false)) { _ in true }
        #expect(refused.status == .notInscribed && source.messages.isEmpty)
        _ = await caller.call(call(true)) { _ in true }
        let end = await caller.end(plain.number, plain.finality, reference: "r")
        #expect(end.isDone && source.messages.last == "RegistreerUitschrijving-02.00")
        _ = await caller.call(call(true)) { _ in true }
        #expect(source.messages.filter { $0 == inscription }.count == 2)
    }

    @Test("an inscription that fails says why, and nothing is asked again")
    func refused() async throws {
        let source = ScriptedSource { call, _ in call.service.hasPrefix("Registreer") ? .notAuthorised : .notInscribed }
        let reply = await caller(source).call(try Sample.call(Mappings.person, attributes: [])) { _ in true }
        #expect(reply.status == .notAuthorised && reply.told.isEmpty && source.messages.count == 2)
    }
}
