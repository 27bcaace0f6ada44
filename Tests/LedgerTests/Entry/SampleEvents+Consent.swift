import Catalogue
import Core
import Doubles
import Ledger

/// The acts of a consent's life, each with every field filled in.
extension SampleEvents {
    static let representative = SubjectRef(id(9))

    static let mandate = Mandate(
        kind: .administrator, source: "justice of the peace, 26B114", scope: .purposes(["discount"]),
        until: TestClock.start.adding(days: 400), checkedAt: TestClock.start)

    /// By the administrator, who assists, on paper.
    static let assisted = Taking(
        channel: .paper, assurance: .signature, identityCheck: "signature against the card", recorder: "sofie.clerk",
        evidence: ["paper:2026-0815"],
        proof: .paper(
            scan: Array(repeating: 5, count: 32), received: TestClock.start.belgianDate, checkedBy: "jan.leisure"),
        readBack: .letter,
        representation: Representation(
            representative: representative, mandate: mandate, mode: .assists, actor: .representative,
            informed: .letter))

    static let online = Taking(
        channel: .online, assurance: .eidUsed, identityCheck: "eID with PIN", recorder: nil,
        proof: .online(session: "session-1", code: Array(repeating: 6, count: 32)), readBack: .screen)

    static let byPhone = Taking(
        channel: .phone, assurance: .questions, identityCheck: "call-back number and two questions",
        recorder: "sofie.clerk", proof: .phone(call: "call-1", script: "discount-script-1"), readBack: .text)

    static let atCounter = Taking(
        channel: .counter, assurance: .eidSeen, identityCheck: "identity card seen", recorder: "sofie.clerk",
        proof: .counter(whyNoCard: "the reader is broken"), readBack: .printed)

    private static let telling = Telling(notice: "discount", noticeHash: "0a1b", readAloud: true, otherWayTold: true)

    static func consentAct(_ type: EntryType) -> Act? {
        let discount = acts.purpose("discount")
        let until = TestClock.start.adding(days: 300)
        switch type {
        case .consentRequested:
            return .consentRequested(
                ConsentRequest(
                    person: person, purpose: discount,
                    requester: Requester(application: "leisure", employee: "jan.leisure", process: "yearly-check"),
                    caseReference: "2026-0815", until: TestClock.start.adding(days: 30), alternative: "Bring proof.",
                    code: Array(repeating: 6, count: 32)))
        case .consentDeferred:
            return .consentDeferred(
                ConsentDeferral(
                    person: person, purpose: discount, request: id(10), taking: byPhone,
                    notBefore: TestClock.start.adding(days: 180)))
        case .consentRenewed:
            return .consentRenewed(
                ConsentGrant(
                    person: person, purpose: discount, taking: online, telling: telling, from: TestClock.start,
                    until: until, uses: 4, frequency: Period("P1M").map { Frequency(times: 2, every: $0) },
                    request: id(10), renews: id(3)))
        case .consentAssented:
            return .consentAssented(
                ConsentAssent(person: person, purpose: discount, consent: id(3), taking: assisted, telling: telling))
        case .consentContested:
            return .consentContested(
                ConsentContest(person: person, purpose: discount, consent: id(3), taking: assisted))
        case .consentPaused:
            return .consentPaused(
                ConsentPause(person: person, purpose: discount, consent: id(3), taking: atCounter))
        case .consentResumed:
            return .consentResumed(
                ConsentResumption(person: person, purpose: discount, consent: id(3), ground: .citizen(assisted)))
        case .consentExpired:
            return .consentExpired(
                ConsentExpiry(person: person, purpose: discount, consent: id(3), cause: .occurrences))
        case .consentSuperseded:
            return .consentSuperseded(ConsentSupersession(person: person, purpose: discount, consent: id(3)))
        case .consentRevoked:
            return .consentRevoked(
                ConsentEnding(
                    person: person, purpose: discount, consent: id(3), kind: .revoked, by: SampleController.officer,
                    ground: "the product ends"))
        case .consentInvalidated:
            return .consentInvalidated(
                ConsentEnding(
                    person: person, purpose: discount, consent: id(3), kind: .invalidated,
                    by: SampleController.officer, ground: "GBA 12/2026"))
        case .mandateChecked:
            return .mandateChecked(
                MandateCheck(
                    person: person, purpose: discount, consent: id(3), representative: representative,
                    mandate: mandate, holds: true, by: "sofie.clerk"))
        default: return nil
        }
    }
}
