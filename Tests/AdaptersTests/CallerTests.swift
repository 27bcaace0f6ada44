import Core
import MockRegisters
import OnlyOnce
import Support
import Synchronization
import Testing
import Wire

@testable import Adapters

@Suite("Over a socket, a source's answer or failure becomes one reply", .serialized, .timeLimit(.minutes(2)))
struct CallerTests {
    private func reply(
        _ house: MockHouse, _ service: String, _ digits: String = Sample.rita, _ permit: Permit = Permit(),
        caller: MagdaCaller? = nil, attributes: Set<AttributeID>? = nil
    ) async throws -> SourceReply {
        let call = try Sample.call(service, digits, attributes: attributes)
        return try await (caller ?? house.caller()).call(call) { permit.allow($0) }
    }

    @Test("data: what was asked of each service, and nothing else")
    func data() async throws {
        try await MockHouse.serving { house in
            let person = try await reply(
                house, Mappings.person, attributes: ["residence.municipality", "residence.kind"])
            #expect(person.status == .ok && person.attempts == 1 && person.retryAt == nil)
            #expect(Set(person.told.keys) == ["residence.municipality", "residence.kind"])
            #expect(person.told["residence.municipality"]?.content == .value(.code("41999")))
            let statuses = try await reply(house, Mappings.statuses, attributes: ["status.BIM_BVT"])
            #expect(statuses.status == .ok && Set(statuses.told.keys) == ["status.BIM_BVT"])
            #expect(house.register.calls.calls.map(\.statuses) == [[], ["BIM_BVT"]])
            let household = try await reply(house, Mappings.household)
            #expect(household.status == .ok && !household.members.contains { $0.revealedDigits == Sample.rita })
            let kept = [person, statuses, household].flatMap(\.told.keys)
            #expect(kept.allSatisfy { !$0.name.isEmpty })
        }
    }

    @Test("a person whom the source does not know: not found, no value, not asked again")
    func notFound() async throws {
        try await MockHouse.serving { house in
            for service in [Mappings.person, Mappings.household, Mappings.statuses] {
                let permit = Permit()
                let reply = try await reply(house, service, Sample.unknown, permit)
                #expect(reply.status == .notFound && reply.told.isEmpty && reply.attempts == 1)
                #expect(reply.code.hasSuffix(":30001") && permit.attempts.isEmpty && reply.retryAt == nil)
            }
        }
    }

    @Test("99996 twice, then data: each further attempt is allowed before it is made")
    func busy() async throws {
        try await MockHouse.serving { house in
            try house.register.add(Fault(kind: .busy, times: 2), for: "rita")
            let calls = Mutex<[Int]>([])
            let register = house.register
            let permit = Permit { _ in
                calls.withLock { $0.append(register.calls.count) }
                return true
            }
            let reply = try await reply(house, Mappings.person, Sample.rita, permit)
            #expect(reply.status == .ok && reply.attempts == 3 && !reply.told.isEmpty)
            #expect(permit.attempts == [2, 3] && calls.withLock { $0 } == [1, 2])
            #expect(house.register.calls.count == 3)
        }
    }

    @Test("no further attempt when it may not be", arguments: [(2, 1), (3, 2)])
    func mayNotRetry(_ refused: Int, _ attempts: Int) async throws {
        try await MockHouse.serving { house in
            try house.register.add(Fault(kind: .busy), for: "rita")
            let permit = Permit { $0 < refused }
            let reply = try await reply(house, Mappings.person, Sample.rita, permit)
            #expect(reply.status == .busy && reply.attempts == attempts && reply.code == "MAGDA:99996")
            #expect(permit.attempts == Array(2...refused) && house.register.calls.count == attempts)
            #expect(reply.retryAt == Sample.now.adding(seconds: 60))
        }
    }

    @Test("a source that stays away is asked as often as the policy says, and no longer")
    func staysAway() async throws {
        try await MockHouse.serving { house in
            for (kind, code) in [(FaultKind.unreachable, "MAGDA:99997"), (.down, "wire:connectionLost")] {
                house.register.resetFaults()
                try house.register.add(Fault(kind: kind), for: "rita")
                let permit = Permit()
                let reply = try await reply(house, Mappings.person, Sample.rita, permit)
                #expect(reply.status == .unavailable && reply.code == code && reply.attempts == 4, "\(reply.code)")
                #expect(permit.attempts == [2, 3, 4] && reply.retryAt != nil && reply.told.isEmpty)
            }
        }
    }

    @Test("nobody listens: unavailable, and when to ask again")
    func refusedConnection() async throws {
        try await MockHouse.serving { house in
            let caller = try house.caller(
                policy: RetryPolicy(attempts: 2, firstPauseMilliseconds: 1), url: "http://127.0.0.1:1/x")
            let reply = try await reply(house, Mappings.person, caller: caller)
            #expect(reply.status == .unavailable && reply.code == "wire:connectFailed" && reply.attempts == 2)
            #expect(reply.retryAt != nil)
        }
    }

    @Test("slower than the limit: unavailable, in time")
    func slow() async throws {
        try await MockHouse.serving { house in
            try house.register.add(Fault(kind: .slow, milliseconds: 3_000), for: "rita")
            let caller = try house.caller(policy: RetryPolicy(attempts: 1), totalMilliseconds: 200)
            let start = ContinuousClock.now
            let reply = try await reply(house, Mappings.person, caller: caller)
            #expect(ContinuousClock.now - start < .milliseconds(2_500))
            #expect(reply.status == .unavailable && reply.code == "wire:timedOut" && reply.retryAt != nil)
            let quick = try await self.reply(house, Mappings.person, "91670210185", caller: caller)
            #expect(quick.status == .ok)
        }
    }

    @Test(
        "what is no good answer is a fault: nothing told, not asked again",
        arguments: [
            (FaultKind.soapFault, "SOAP:"), (.malformed, "wire:malformedXML"), (.truncated, "wire:truncated"),
            (.huge, "wire:tooLarge"), (.doctype, "wire:doctypeRefused"), (.entityBomb, "wire:doctypeRefused"),
            (.latin1, "wire:wrongCharset"), (.wrongPerson, "otherPerson"),
        ])
    func faults(_ kind: FaultKind, _ code: String) async throws {
        try await MockHouse.serving { house in
            try house.register.add(Fault(kind: kind), for: "rita")
            for service in [Mappings.person, Mappings.household, Mappings.statuses] {
                let permit = Permit()
                let start = ContinuousClock.now
                let reply = try await reply(house, service, Sample.rita, permit)
                #expect(reply.status == .fault && reply.code.hasPrefix(code), "\(reply.code)")
                #expect(reply.told.isEmpty && reply.members.isEmpty && reply.attempts == 1 && permit.attempts.isEmpty)
                #expect(!INSZ.occurs(in: reply.code) && ContinuousClock.now - start < .seconds(5))
            }
        }
    }

    @Test("an answer that breaks off is asked again")
    func cut() async throws {
        try await MockHouse.serving { house in
            try house.register.add(Fault(kind: .cut, times: 1), for: "rita")
            let reply = try await reply(house, Mappings.person)
            #expect(reply.status == .ok && reply.attempts == 2)
        }
    }

    @Test("within the time budget: what it leaves no time for is not tried")
    func budget() async throws {
        try await MockHouse.serving { house in
            try house.register.add(Fault(kind: .busy), for: "rita")
            // Each look at the clock takes 400 ms.
            let ticks = Mutex(Int64(0))
            let clock = WallClock {
                ticks.withLock { ticks in
                    ticks += 400
                    return Sample.now.adding(milliseconds: ticks)
                }
            }
            let caller = try house.caller(
                policy: RetryPolicy(attempts: 100, firstPauseMilliseconds: 2, budgetMilliseconds: 2_000), clock: clock)
            let reply = try await reply(house, Mappings.person, caller: caller)
            #expect(reply.status == .busy && (2...3).contains(reply.attempts))
            #expect(house.register.calls.count == reply.attempts)
        }
    }

    @Test("a cancelled task asks nothing more")
    func cancelled() async throws {
        try await MockHouse.serving { house in
            try house.register.add(Fault(kind: .busy), for: "rita")
            let caller = try house.caller(policy: RetryPolicy(attempts: 50, firstPauseMilliseconds: 400))
            let permit = Permit()
            let task = Task { try await reply(house, Mappings.person, Sample.rita, permit, caller: caller) }
            while house.register.calls.count == 0 { try await Task.sleep(for: .milliseconds(2)) }
            task.cancel()
            #expect(try await task.value.told.isEmpty)
            #expect(house.register.calls.count == 1 && permit.attempts.isEmpty)
        }
    }

    @Test("a service without a mapping is a fault, and nobody is asked")
    func unknownService() async throws {
        try await MockHouse.serving { house in
            let call = try Sample.call(Mappings.person)
            let foreign = SourceCall(
                service: "GeefAlles-01.00", number: call.number, finality: call.finality, reference: call.reference,
                referenceDate: call.referenceDate, attributes: [])
            let reply = try await house.caller().call(foreign) { _ in true }
            #expect(reply.status == .fault && reply.attempts == 0 && house.register.calls.count == 0)
        }
    }

    @Test("each mapping is offered as a service, with what it delivers and how it is asked")
    func services() async throws {
        try await MockHouse.serving { house in
            let services = try house.caller().services
            #expect(services.map(\.name) == [Mappings.person, Mappings.household, Mappings.statuses])
            #expect(services.map(\.source) == ["RR", "RR", "KSZ"])
            #expect(
                services.map(\.asksByAttribute) == [false, false, true]
                    && services.map(\.isDated) == [false, false, true])
            #expect(services.allSatisfy { $0.mapping.count == 64 && !$0.delivers.isEmpty })
        }
    }
}
