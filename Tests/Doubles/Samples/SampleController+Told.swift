package import Catalogue
package import Core
package import Ledger

/// What a citizen tells for the purpose `task`: an account number where nothing else is said.
extension SampleController {
    private static let telling = Telling(notice: "task", noticeHash: "00", readAloud: true, otherWayTold: true)

    private static func taking(_ isSure: Bool) -> Taking {
        isSure
            ? atCounter
            : Taking(channel: .phone, assurance: .questions, identityCheck: "two questions", recorder: "sofie.clerk")
    }

    package func told(
        _ person: SubjectRef, _ telling: Identifier, _ kind: Tellable = .iban, from: Instant = TestClock.start,
        days: Int64 = 300, isShared: Bool = false, isSure: Bool = true, warning: ContactNotice? = nil
    ) -> Act {
        .toldOnce(
            ToldOnce(
                person: person, purpose: purpose("task"), taking: Self.taking(isSure), notice: Self.telling,
                telling: telling, kind: kind, isShared: isShared, until: from.adding(days: days), warning: warning))
    }

    package func correction(
        _ person: SubjectRef, of telling: Identifier, _ kind: Tellable = .iban, revision: Int64 = 2,
        from: Instant = TestClock.start, isSure: Bool = true, isShared: Bool? = nil, warning: ContactNotice? = .letter
    ) -> Act {
        .toldCorrected(
            ToldCorrection(
                person: person, purpose: purpose("task"), taking: Self.taking(isSure), notice: Self.telling,
                telling: telling, kind: kind, revision: revision, isShared: isShared, until: from.adding(days: 300),
                warning: warning))
    }

    package func takenBack(_ person: SubjectRef, _ telling: Identifier, _ kind: Tellable = .iban) -> Act {
        .toldWithdrawn(
            ToldWithdrawal(
                person: person, purpose: purpose("task"), taking: Self.taking(false), telling: telling, kind: kind))
    }

    package func over(_ person: SubjectRef, _ telling: Identifier) -> Act {
        .toldExpired(
            ToldExpiry(
                person: person, purpose: purpose("task"), telling: telling, kind: .iban, cause: .term, by: nil))
    }

    /// A disclosure of what was told, and of nothing else but `besides`.
    package func passedOn(
        _ person: SubjectRef, _ tellings: [Identifier], _ kind: Tellable = .iban, revision: Int64? = 1,
        besides: [DisclosureRecord.Output] = [], for id: String = "task"
    ) -> Act {
        .disclosed(
            DisclosureRecord(
                person: person, purpose: purpose(id),
                basis: Basis(authorisations: [Self.authorisation], consent: nil),
                requester: Self.requester, caseReference: nil, referenceDate: TestClock.start.belgianDate,
                outputs: [DisclosureRecord.Output(name: kind.rawValue, state: "value")] + besides, consultations: [],
                facts: [], holds: [], interest: nil, sources: ["told"], answer: Array(repeating: 7, count: 32),
                tellings: tellings.map { ToldUse(telling: $0, revision: revision) }))
    }
}
