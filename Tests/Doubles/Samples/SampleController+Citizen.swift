import Catalogue
package import Core
package import Ledger

extension SampleController {
    package static let atCounter = Taking(
        channel: .counter, assurance: .eidSeen, identityCheck: "eID read", recorder: "sofie.clerk")

    package func grant(_ person: SubjectRef, from: Instant = TestClock.start, days: Int64 = 365) -> Act {
        let telling = Telling(notice: "discount", noticeHash: "00", readAloud: true, otherWayTold: true)
        return .consentGiven(
            ConsentGrant(
                person: person, purpose: purpose("discount"), taking: Self.atCounter, telling: telling, from: from,
                until: from.adding(days: days)))
    }

    package func withdrawal(_ person: SubjectRef, of consent: Identifier) -> Act {
        .consentWithdrawn(
            ConsentWithdrawal(
                person: person, purpose: purpose("discount"), consent: consent, taking: Self.atCounter))
    }

    /// On a consent where one is cited, else for the task.
    package func consultation(
        _ person: SubjectRef, consent: Basis.ConsentCitation? = nil, for openCase: Interest? = nil
    ) -> Act {
        let call = CallRecord(
            service: Self.service, source: "RR", authorisation: Self.authorisation, finality: Self.finality,
            reference: "ref-1")
        return .consulted(
            Consultation(
                person: person, purpose: purpose(consent == nil ? "task" : "discount"),
                basis: Basis(authorisations: [Self.authorisation], consent: consent), requester: Self.requester,
                caseReference: nil, referenceDate: TestClock.start.belgianDate, calls: [call], openCase: openCase?.id))
    }

    package func closing(
        _ person: SubjectRef, of consultation: Identifier, purpose id: String = "task", keeping kept: [Identifier] = [],
        for interest: Interest? = nil, members: [SubjectRef] = [], changed: [String] = [], asker: String? = nil
    ) -> Act {
        .closed(
            ConsultationClosing(
                person: person, purpose: purpose(id), consultation: consultation, ending: .answered,
                calls: [CallEnding(service: Self.service, status: .ok, code: "", attempts: 1, reference: "ref-1")],
                kept: kept.map { KeptFact(id: $0, service: Self.service, finality: Self.finality) },
                interest: interest, members: members, changed: changed, asker: asker))
    }

    package func disclosure(
        _ person: SubjectRef, consent: Basis.ConsentCitation? = nil, after consultations: [Identifier] = [],
        using facts: [Identifier] = [], holding holds: [Identifier] = [], for interest: Interest? = nil,
        doubts: [Identifier] = [], by requester: Requester = requester
    ) -> Act {
        .disclosed(
            DisclosureRecord(
                person: person, purpose: purpose(consent == nil ? "task" : "discount"),
                basis: Basis(authorisations: [Self.authorisation], consent: consent), requester: requester,
                caseReference: "2026-0815", referenceDate: TestClock.start.belgianDate,
                outputs: [DisclosureRecord.Output(name: "livesHere", state: "value")], consultations: consultations,
                facts: facts, holds: holds, interest: interest, sources: ["RR"],
                doubts: doubts, answer: Array(repeating: 7, count: 32)))
    }

    package static let requester = Requester(application: leisure, employee: "jan.leisure")
}
