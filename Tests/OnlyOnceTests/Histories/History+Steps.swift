import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support

/// What can happen in a history, beside a question.
extension History {
    func run(_ steps: Int) async throws {
        for _ in 0..<steps where breaches.isEmpty {
            // Long enough for no call to be shared with the next, and the year does not turn.
            clock.advance(milliseconds: 5_000)
            let last = BelgianCalendar.date(at: clock.now) >= Sample.day("2026-12-26")
            switch dice.roll(last ? 14 : 19) {
            case 0: try await give()
            case 1: try await withdraw()
            case 2: weather.set(Set(["RR", "KSZ"].filter { _ in dice.maybe(2) }))
            case 3 where dice.maybe(3): try await erase()
            case 4 where dice.maybe(2): try await sweep()
            case 5 where dice.maybe(2):
                // A restart: memory is empty, what was kept stays.
                facts = try Self.facts(ledger, keys, source, clock, entropy)
            case 6: try await contest()
            case 7, 8: try await tell()
            case 14, 15:
                clock.advance(milliseconds: Int64(1 + dice.roll(50)) * 3_600_000)
            case 16, 17:
                clock.advance(milliseconds: Int64(dice.roll(72)) * 3_600_000)
                try await refresh()
            case 18 where dice.maybe(2): try await outlast()
            default: try await ask()
            }
            try await inspect()
        }
    }

    func give() async throws {
        guard let purpose = purposes.filter(\.needsConsent).randomElement(by: dice) else { return }
        let person = dice.roll(2)
        let key = "\(purpose.id) \(person)"
        guard consents[key] == nil, let notice = active.active(purpose.id)?.template.notice else { return }
        let ref = try await subjects.ref(of: numbers[person])
        let until = clock.now.adding(days: Int64(3 + dice.roll(12)))
        let line = try await record(
            .consentGiven(
                ConsentGrant(
                    person: ref, purpose: try active.active(purpose.id).orFail().ref, taking: Self.atCounter,
                    telling: Telling(
                        notice: notice.id, noticeHash: notice.hash, readAloud: true, otherWayTold: true),
                    from: clock.now, until: until)))
        consents[key] = (line.id, until)
        saw("given")
    }

    func withdraw() async throws {
        let key = "\(dice.one(of: purposes).id) \(dice.roll(2))"
        guard let consent = consents[key], consent.until > clock.now else { return }
        let row = try await journal.storage.rows([.consent(consent.id)]).consents[consent.id].orFail()
        let ref = try active.active(row.purpose).orFail().ref
        try await record(
            .consentWithdrawn(
                ConsentWithdrawal(person: row.person, purpose: ref, consent: consent.id, taking: Self.atCounter)))
        // As the desk of consents does once the withdrawal is durable.
        facts.forget(row.person)
        consents[key] = nil
        model.end(consent.id.text)
        saw("withdrawn")
    }

    func sweep() async throws {
        _ = try await ConsentSweep(journal: journal, facts: facts).run()
        for (key, consent) in consents where consent.until <= clock.now {
            consents[key] = nil
            model.end(consent.id.text)
            saw("expired")
        }
        if dice.maybe(2) { try await letGo() }
    }

    /// Whatever else is over goes.
    func letGo() async throws {
        let (over, gone) = (doubts.sweep(on: clock.wall.today), told.sweep(at: clock.now))
        guard case .done(let report) = try await exchange.retention.apply(by: nil) else { return breach("no sweep") }
        if report.tellings != gone || report.doubts != over {
            breach("\(report.tellings) tellings and \(report.doubts) doubts were over, expected \(gone) and \(over)")
        }
        model.expire(at: clock.now)
        if over > 0 { saw("doubt over") }
        if gone > 0 { saw("telling over") }
    }

    func erase() async throws {
        let person = dice.roll(2)
        let desk = ErasureDesk(
            journal: journal, storage: ledger, subjects: subjects, facts: facts, proofs: Proofs(journal: journal),
            controllerName: "Zonnegem")
        guard
            case .planned(let line) = try await desk.plan(
                of: .person(numbers[person]), .facts, ground: .noLongerNeeded, by: Self.officers[0])
        else { return }
        for officer in Self.officers { _ = try await desk.approve(line.id, by: officer) }
        model.erase(person)
        saw("erased")
    }

    static let atCounter = Taking(
        channel: .counter, assurance: .eidSeen, identityCheck: "eID read", recorder: "sofie",
        proof: .counter(whyNoCard: nil), readBack: .printed)
}
