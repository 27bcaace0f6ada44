import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Synchronization
import Testing

@Suite("Law 2: no basis, no record", .timeLimit(.minutes(1)))
struct BasisFirstTests {
    let world: World
    let rita: INSZ
    let consent: Receipt

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
        consent = try await world.consent(rita)
    }

    @Test("a consent withdrawn while the source is asked: refused, nothing kept, and no disclosure after it")
    func withdrawnMeanwhile() async throws {
        let (world, consent, rita) = (world, consent, rita)
        let line = Mutex<Journal.Line?>(nil)
        world.source.during { call, _ in
            guard call.service == ScriptedSource.person else { return }
            let done = try await world.withdraw(consent, of: rita).done
            line.withLock { $0 = done?.receipt.line }
        }
        let refused = try #require(try await world.ask(World.uitpas, rita).refusal)
        #expect(refused.refusal == Refusal(.noActiveConsent, law: 2))
        let withdrawal = try #require(line.withLock { $0 })
        #expect(try await world.log(after: withdrawal) == [.closed, .refused])
        #expect(try await world.entries(.closed).map(\.outcome) == ["answered"])
        #expect(try await world.kept(rita).isEmpty)
        #expect(try await world.entries(.disclosed).isEmpty)
    }

    @Test("nor is a further attempt made on it")
    func noRetry() async throws {
        let (world, consent, rita) = (world, consent, rita)
        let granted = Mutex<[Bool]>([])
        world.source.during { call, mayRetry in
            guard call.service == ScriptedSource.person else { return }
            _ = try await world.withdraw(consent, of: rita)
            let answer = await mayRetry(2)
            granted.withLock { $0.append(answer) }
        }
        _ = try await world.ask(World.uitpas, rita)
        #expect(granted.withLock { $0 } == [false])
        #expect(try await world.entries(.retried).isEmpty)
    }

    @Test("withdrawn between the reading of a kept fact and the disclosure: refused")
    func withdrawnAfterReading() async throws {
        let (world, consent, rita) = (world, consent, rita)
        _ = try await world.told(World.uitpas, rita, outputs: ["livesHere"])
        #expect(try await world.kept(rita) == ["residence.kind", "residence.municipality"])
        let isOnce = Mutex(true)
        world.ledger.before { act in
            guard case .disclosed = act,
                isOnce.withLock({ flag in
                    defer { flag = false }; return flag
                })
            else { return }
            _ = try? await world.withdraw(consent, of: rita)
        }
        let calls = world.source.calls.count
        let refused = try await world.ask(World.uitpas, rita, outputs: ["livesHere"]).refusal
        #expect(refused?.refusal.rule == .noActiveConsent && world.source.calls.count == calls)
        #expect(try await world.entries(.disclosed).count == 1)
        #expect(try await world.log.suffix(2) == [.consentWithdrawn, .refused])
    }

    @Test("a kept fact that another's withdrawal took away is fetched again, not told")
    func goneMeanwhile() async throws {
        let (world, consent, rita) = (world, consent, rita)
        _ = try await world.told(World.uitpas, rita, outputs: ["livesHere"])
        let isOnce = Mutex(true)
        world.ledger.before { act in
            guard case .disclosed = act,
                isOnce.withLock({ flag in
                    defer { flag = false }; return flag
                })
            else { return }
            _ = try? await world.withdraw(consent, of: rita)
        }
        // The waste service would have used what the consent kept.
        let told = try await world.told(World.waste, rita, case: "W-1", outputs: ["livesHere"])
        #expect(told["livesHere"]?.value == .boolean(true))
        #expect(world.source.calls(to: ScriptedSource.person) == 2)
        #expect(try await world.log.suffix(4) == [.consentWithdrawn, .consulted, .closed, .disclosed])
    }

    @Test("withdrawn between the check and the consultation: no source is asked")
    func withdrawnAfterCheck() async throws {
        let (world, consent, rita) = (world, consent, rita)
        world.ledger.before { act in
            if case .consulted = act { _ = try? await world.withdraw(consent, of: rita) }
        }
        #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
        #expect(world.source.calls.isEmpty)
        #expect(try await world.log.suffix(2) == [.consentWithdrawn, .refused])
    }

    @Test("a purpose retired while the source is asked")
    func retired() async throws {
        let world = world
        let version = try #require(world.purposes.active(World.parking)?.ref)
        world.source.during { _, _ in
            try await world.record(.purposeRetired(PurposeRetirement(purpose: version, by: World.officer)))
        }
        #expect(try await world.ask(World.parking, rita).refusal?.refusal.rule == .purposeNotActive)
        #expect(try await world.log.suffix(3) == [.purposeRetired, .closed, .refused])
        try await world.purposes.reload(from: world.ledger)
        #expect(try await world.ask(World.parking, rita).refusal?.refusal.rule == .unknownPurpose)
    }

    @Test("an application that lost its permission while the source was asked")
    func permission() async throws {
        let world = world
        world.source.during { _, _ in try await world.register("backoffice", .application, purposes: []) }
        #expect(try await world.ask(World.parking, rita).refusal?.refusal.rule == .applicationNotPermitted)
        #expect(try await world.entries(.disclosed).isEmpty)
    }

    @Test("an authorisation's last day counts, the day after does not")
    func authorisationEnded() async throws {
        for (until, rule) in [("2026-11-21", nil), ("2026-11-20", Refusal.Rule.authorisationEnded)] {
            let world = try await World { $0.replacingEach("2035-12-31", with: until) }
            world.settle(rita)
            #expect(try await world.ask(World.parking, rita).refusal?.refusal.rule == rule)
            #expect(world.source.calls.isEmpty == (rule != nil))
        }
    }

    @Test("a consent's last day counts to its end, in Belgium")
    func lastDay() async throws {
        let world = try await World()
        world.settle(rita)
        try await world.consent(rita, until: world.clock.wall.today)
        world.clock.advance(milliseconds: (13 * 60 + 59) * 60_000)
        let answer = try #require(try await world.ask(World.uitpas, rita).answer)
        #expect(answer.outputs.allSatisfy { $0.validUntil == BelgianCalendar.date(at: answer.line.at) })
        world.clock.advance(milliseconds: 60_000)
        #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
    }

    @Test("nobody is asked about a future day")
    func future() async throws {
        let tomorrow = world.clock.wall.today.adding(days: 1)
        #expect(try await world.ask(World.parking, rita, day: tomorrow).refusal?.refusal.rule == .dateNotAllowed)
        #expect(world.source.calls.isEmpty)
    }
}
