package import Core
package import Ledger
import OnlyOnce

extension LedgerContract {
    static let followingUp = [
        LedgerContract("asking again rests on its follow-up when it is recorded, and when what came is kept") { log in
            let person = try await log.person()
            let (followUp, _) = try await log.followUp(person)
            let first = try await log.commit(log.acts.refresh(person, followUp.id))
            let fact = Identifier.random(log.entropy)
            let closing = log.acts.closing(
                person, of: first.id, purpose: "watch", keeping: [fact], for: followUp)
            try demand(first.verdict.word == "appended", first.verdict.word)
            try await log.append(closing, facts: [fact: log.entropy.bytes(64)])
            try demand(try await log.storage.facts(of: person).count == 2, "it was not kept")
            // Nobody else's follow-up, and none that is over.
            let other = try await log.commit(log.acts.refresh(person, .random(log.entropy))).verdict.word
            let late = try await log.append(log.acts.refresh(person, followUp.id)).id
            log.clock.advance(milliseconds: 21 * 86_400_000)
            let over = try await log.commit(log.acts.refresh(person, followUp.id)).verdict.word
            let kept = try await log.proposal(
                log.acts.closing(person, of: late, purpose: "watch", keeping: [fact], for: followUp),
                facts: [fact: log.entropy.bytes(64)])
            let words = [other, over] + (await log.storage.commit([kept]).map(\.word))
            try demand(words == ["followUpEnded", "followUpEnded", "followUpEnded"], "\(words)")
        },
        LedgerContract("a consultation under a follow-up reads back with it, and no retry outlives it") { log in
            let person = try await log.person()
            let (followUp, _) = try await log.followUp(person)
            let asked = try await log.append(log.acts.refresh(person, followUp.id)).id
            let row = try await log.storage.rows([.consultation(asked)]).consultations[asked]
            try demand(row?.followUp == followUp.id && row?.consent == nil, "it reads otherwise")
            let retry = ConsultationRetry(
                person: person, purpose: log.acts.purpose("watch"), consultation: asked,
                service: SampleController.service, attempt: 2)
            let first = try await log.commit(.retried(retry)).verdict.word
            log.clock.advance(milliseconds: 21 * 86_400_000)
            let second = try await log.commit(.retried(retry)).verdict.word
            try demand([first, second] == ["appended", "followUpEnded"], "\(first) \(second)")
        },
    ]
}

extension SampleLog {
    /// Something kept for a follow-up of twenty days.
    fileprivate func followUp(_ person: SubjectRef) async throws -> (interest: Interest, fact: Identifier) {
        let activation = acts.activation("watch")
        try await append(activation, purposeBytes: acts.purposeBytes("watch"))
        try await append(acts.application(purposes: ["discount", "task", "watch"]))
        let interest = Interest(kind: .followUp, id: .random(entropy), until: clock.now.adding(days: 20))
        let consultation = try await append(acts.refresh(person, nil)).id
        let fact = Identifier.random(entropy)
        try await append(
            acts.closing(person, of: consultation, purpose: "watch", keeping: [fact], for: interest),
            facts: [fact: entropy.bytes(64)])
        return (interest, fact)
    }
}

extension SampleController {
    /// A consultation for `watch`: by the gateway itself under a follow-up, or by an application without one.
    package func refresh(_ person: SubjectRef, _ followUp: Identifier?) -> Act {
        let call = CallRecord(
            service: Self.service, source: "RR", authorisation: Self.authorisation, finality: Self.finality,
            reference: "ref-1")
        return .consulted(
            Consultation(
                person: person, purpose: purpose("watch"),
                basis: Basis(authorisations: [Self.authorisation], consent: nil),
                requester: followUp == nil ? Self.requester : Requester(application: "sluis", process: "followUp"),
                caseReference: nil, referenceDate: TestClock.start.belgianDate, calls: [call], followUp: followUp))
    }
}
