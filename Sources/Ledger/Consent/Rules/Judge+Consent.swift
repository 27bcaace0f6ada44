import Catalogue
import Core

extension Judge {
    /// Whether the purpose is active and asks for the citizen's act at all.
    static func asked(_ purpose: PurposeRef, _ rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = active(purpose, rows, moment.controller) { return refusal }
        return rows.purpose(purpose.id, purpose.version)?.terms.act.mustBeGiven == true
            ? nil : Refusal(.consentNotAsked, law: 10)
    }

    /// Whether the consent that an act names is that person's, for that purpose version, and in such a state.
    static func named(
        _ consent: Identifier, of person: SubjectRef, _ purpose: PurposeRef, _ rows: Rows, _ moment: Moment,
        where fits: (ConsentState) -> Bool = \.stands
    ) -> Refusal? {
        if let refusal = foreign(purpose, moment.controller) { return refusal }
        guard let row = rows.consents[consent], fits(row.state), row.purpose == purpose.id,
            row.version == purpose.version
        else { return Refusal(.consentNotRunning, law: 2) }
        return row.person == person ? nil : Refusal(.otherPerson, law: 2)
    }

    /// What an act that makes a consent run needs: an open channel, who acted known well enough, a mandate where someone
    /// else acts, and what proves it and tells it back.
    ///
    /// A no and a stop need none of it (GDPR 7(3)).
    static func giving(
        _ taking: Taking, _ telling: Telling?, of person: SubjectRef, _ purpose: PurposeRef, _ terms: PurposeTerms,
        _ rows: Rows, _ moment: Moment
    ) -> Refusal? {
        guard let least = terms.minimumAssurance[taking.channel], taking.assurance >= least else {
            return Refusal(.assuranceTooLow, law: 2)
        }
        // A card is seen at the counter, and nowhere else.
        if taking.assurance == .eidSeen, taking.channel != .counter { return Refusal(.assuranceTooLow, law: 2) }
        guard mayAct(taking.representation, for: person, purpose, terms, moment) else {
            return Refusal(.mandateNotValid, law: 2)
        }
        guard !terms.demandsEvidence || isProven(taking, telling, rows, moment) else {
            return Refusal(.evidenceMissing, law: 2)
        }
        if let telling, let notice = terms.reach?.notice, telling.noticeHash != notice {
            return Refusal(.noticeNotCurrent, law: 2)
        }
        return telling?.otherWayTold == false ? Refusal(.alternativeNotTold, law: 10) : nil
    }

    /// Whether a consent by this channel begins after its contest period; clocks may differ a little.
    static func waits(_ from: Instant, _ taking: Taking, _ terms: PurposeTerms, _ moment: Moment) -> Bool {
        guard let start = terms.contestEnd(of: taking.channel, from: moment.at) else { return true }
        return from >= start.adding(milliseconds: -clockTolerance)
    }

    /// Whether someone may act for the person: of a kind that the purpose allows, by a mandate in force that covers it.
    static func mayAct(
        _ representation: Representation?, for person: SubjectRef, _ purpose: PurposeRef, _ terms: PurposeTerms,
        _ moment: Moment
    ) -> Bool {
        guard let representation else { return true }
        let mandate = representation.mandate
        guard terms.bounds.representatives.contains(mandate.kind), representation.representative != person,
            mandate.isInForce(at: moment.at), mandate.isInForce(at: moment.commit),
            mandate.checkedAt <= moment.commit,
            mandate.scope.covers(purpose: purpose.id, product: terms.reach?.product)
        else { return false }
        if representation.heard != nil, ![.parent, .guardian].contains(mandate.kind) { return false }
        switch (mandate.kind, representation.mode) {
        // A child grows up: the end of parental authority is known from the start.
        case (.parent, .represents): return representation.actor == .representative && mandate.until != nil
        case (.guardian, .represents): return representation.actor == .representative
        case (.administrator, .assists): return true
        case (_, .represents): return representation.actor == .representative && representation.informed != nil
        case (_, .assists): return false
        }
    }

    /// Whether the channel left what proves the act, and the act was told back (CONSENT 5).
    private static func isProven(_ taking: Taking, _ telling: Telling?, _ rows: Rows, _ moment: Moment) -> Bool {
        guard let proof = taking.proof, proof.channel == taking.channel, taking.readBack != nil else { return false }
        // A clerk is not the citizen: online nobody stands between, elsewhere somebody answers for it.
        let isClerk = taking.recorder.map { rows.applications[$0]?.role == .clerk }
        switch proof {
        case .online(let session, _): return isClerk == nil && !session.isEmpty
        case .counter(let whyNoCard): return isClerk == true && whyNoCard?.isEmpty != true
        case .phone(let call, let script):
            return isClerk == true && !call.isEmpty && !script.isEmpty && telling?.readAloud != false
        case .paper(let scan, let received, let colleague):
            return isClerk == true && scan.count == 32 && !colleague.isEmpty && colleague != taking.recorder
                && received <= BelgianCalendar.date(at: moment.at)
        }
    }
}
