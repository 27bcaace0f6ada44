import Catalogue
package import Core
package import Ledger

/// The acts of a consent with all that it can have: a child's, for the purpose `limited`, given by a parent.
extension SampleController {
    private static let telling = Telling(notice: "limited", noticeHash: "00", readAloud: true, otherWayTold: true)

    private static func parent(_ ref: SubjectRef) -> Taking {
        let mandate = Mandate(
            kind: .parent, source: "register", scope: .all, until: TestClock.start.adding(days: 1000),
            checkedAt: TestClock.start)
        return Taking(
            channel: .counter, assurance: .eidSeen, identityCheck: "eID read", recorder: "sofie.clerk",
            proof: .counter(whyNoCard: nil), readBack: .printed,
            representation: Representation(representative: ref, mandate: mandate, mode: .represents))
    }

    package func request(_ person: SubjectRef, code: [UInt8]) -> Act {
        .consentRequested(
            ConsentRequest(
                person: person, purpose: purpose("limited"), requester: Requester(application: Self.leisure),
                until: TestClock.start.adding(days: 10), alternative: "Bring proof.", code: code))
    }

    package func limited(_ person: SubjectRef, by parent: SubjectRef, request: Identifier? = nil) -> Act {
        .consentGiven(
            ConsentGrant(
                person: person, purpose: purpose("limited"), taking: Self.parent(parent), telling: Self.telling,
                from: TestClock.start, until: TestClock.start.adding(days: 365), uses: 2,
                frequency: Period(1, .week).map { Frequency(times: 2, every: $0) }, request: request))
    }

    package func contest(_ person: SubjectRef, of consent: Identifier, by parent: SubjectRef) -> Act {
        .consentContested(
            ConsentContest(
                person: person, purpose: purpose("limited"), consent: consent, taking: Self.parent(parent)))
    }

    package func assent(_ person: SubjectRef, to consent: Identifier, by parent: SubjectRef) -> Act {
        .consentAssented(
            ConsentAssent(
                person: person, purpose: purpose("limited"), consent: consent, taking: Self.parent(parent),
                telling: Self.telling))
    }

    package func pause(_ person: SubjectRef, of consent: Identifier) -> Act {
        .consentPaused(
            ConsentPause(person: person, purpose: purpose("limited"), consent: consent, taking: Self.atCounter))
    }

    package func resume(_ person: SubjectRef, of consent: Identifier) -> Act {
        .consentResumed(
            ConsentResumption(
                person: person, purpose: purpose("limited"), consent: consent, ground: .citizen(Self.atCounter)))
    }

    package func renewal(_ person: SubjectRef, of consent: Identifier, from: Instant) -> Act {
        .consentRenewed(
            ConsentGrant(
                person: person, purpose: purpose("discount"), taking: Self.atCounter, telling: Self.telling,
                from: from, until: from.adding(days: 365), renews: consent))
    }

    /// A disclosure for `limited` that tells nothing yet.
    package func use(_ person: SubjectRef, consent: Basis.ConsentCitation) -> Act {
        .disclosed(
            DisclosureRecord(
                person: person, purpose: purpose("limited"),
                basis: Basis(authorisations: [Self.authorisation], consent: consent), requester: Self.requester,
                caseReference: nil, referenceDate: TestClock.start.belgianDate,
                outputs: [DisclosureRecord.Output(name: "livesHere", state: "unavailable")], consultations: [],
                facts: [], holds: [], interest: nil, sources: [], answer: Array(repeating: 7, count: 32)))
    }
}
