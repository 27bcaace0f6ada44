import Catalogue
import Core
package import Ledger

/// Takes down the citizen's acts, by whatever channel, with the same record and effect (law 10).
package struct Consents: Sendable {
    let journal: Journal
    let purposes: ActivePurposes
    let subjects: Subjects
    let facts: any FactSource
    let receipts: Receipts

    package init(
        journal: Journal, purposes: ActivePurposes, subjects: Subjects, facts: any FactSource, receipts: Receipts
    ) {
        self.journal = journal
        self.purposes = purposes
        self.subjects = subjects
        self.facts = facts
        self.receipts = receipts
    }

    /// An answer on the spot, to the words in force.
    package func take(_ act: ConsentAct) async throws(DisclosureError) -> ActReply<Receipt> {
        do {
            let person = try await subjects.ref(of: act.number)
            guard let purpose = purposes.active(act.purpose) else {
                return .refused(
                    try await refuse(
                        Refusal(.unknownPurpose, law: 2), Tried(act.taking, "consent", act.purpose, person)))
            }
            return try await take(act, of: person, for: purpose)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Writes down an answer; with `request` it answers that question, with `renews` it takes a consent's place.
    func take(
        _ act: ConsentAct, of person: SubjectRef, for purpose: Purpose, request: Identifier? = nil,
        renews: Identifier? = nil
    ) async throws(LedgerError) -> ActReply<Receipt> {
        let tried = Tried(act.taking, "consent", purpose.ref.id, person, purpose.ref)
        let notice = purpose.template.notice
        guard act.noticeHash == notice.hash else {
            return .refused(try await refuse(Refusal(.noticeNotCurrent, law: 2), tried))
        }
        let taking = try await taking(act.taking, by: act.acting, for: act.number)
        let telling = Telling(
            notice: notice.id, noticeHash: notice.hash, readAloud: act.readAloud, otherWayTold: act.otherWayTold)
        let record: Act
        switch act.decision {
        case .yes:
            let bounds = purpose.template.consentBounds
            let from = journal.clock.now.adding(days: Int64(bounds.contestDays[taking.channel] ?? 0))
            let longest = from.adding(days: Int64(purpose.template.maximumConsentDays))
            let grant = ConsentGrant(
                person: person, purpose: purpose.ref, taking: taking, telling: telling, from: from,
                until: act.until.map { min(BelgianCalendar.endOfDay($0), longest) } ?? longest,
                uses: act.uses ?? bounds.uses, frequency: bounds.frequency, request: request, renews: renews)
            record = renews == nil ? .consentGiven(grant) : .consentRenewed(grant)
        case .no:
            record = .consentRefused(
                ConsentRefusal(
                    person: person, purpose: purpose.ref, taking: taking, telling: telling, request: request))
        case .later:
            let days = Int64(purpose.template.consentBounds.askAgainDays)
            record = .consentDeferred(
                ConsentDeferral(
                    person: person, purpose: purpose.ref, request: request, taking: taking,
                    notBefore: journal.clock.now.adding(days: days)))
        }
        return try await append(record, tried)
    }

    /// Appends an act and makes its receipt, or records why it may not stand.
    func append(_ act: Act, _ tried: Tried) async throws(LedgerError) -> ActReply<Receipt> {
        switch try await journal.record(act) {
        case .refused(let refusal): .refused(try await refuse(refusal, tried))
        case .appended(let line): .done(try await receipts.receipt(of: line))
        }
    }

    /// How it was taken down, with whoever acts for the person by their ref.
    func taking(_ taking: Taking, by acting: Acting?, for person: INSZ) async throws(LedgerError) -> Taking {
        guard let acting else { return taking }
        let representation = Representation(
            representative: try await subjects.ref(of: acting.number),
            mandate: acting.mandate(over: person, at: journal.clock.now), mode: acting.mode, actor: acting.actor,
            informed: acting.informed, heard: acting.heard)
        return Taking(
            channel: taking.channel, assurance: taking.assurance, identityCheck: taking.identityCheck,
            recorder: taking.recorder, evidence: taking.evidence, proof: taking.proof, readBack: taking.readBack,
            representation: representation)
    }

    /// Records a refusal, by rule (law 1).
    func refuse(_ refusal: Refusal, _ tried: Tried) async throws(LedgerError) -> Refusal {
        _ = try await journal.record(
            .refused(
                RefusalRecord(
                    person: tried.person, purpose: tried.purpose, version: tried.version, rule: refusal.rule,
                    requester: tried.requester, caseReference: nil, asked: tried.asked)))
        return refusal
    }
}
