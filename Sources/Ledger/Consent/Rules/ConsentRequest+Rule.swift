import Catalogue
import Core

extension ConsentRequest {
    var rowKeys: [RowKey] {
        [
            .purpose(id: purpose.id, version: purpose.version), .application(requester.application),
            .consents(person, purpose: purpose.id),
        ]
    }

    /// Asking is bounded: by whom, once at a time, for so long, and not again before the date after a no.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.asked(purpose, rows, moment) { return refusal }
        guard let terms = rows.purpose(purpose.id, purpose.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        guard isPermitted(rows) else { return Refusal(.applicationNotPermitted, law: 2) }
        if rows.isInDoubt(person) { return Refusal(.identityOpen, law: 2) }
        if alternative.isEmpty { return Refusal(.alternativeNotTold, law: 10) }
        let days = Int64(terms.bounds.requestDays)
        guard moment.at < until, until <= moment.at.adding(days: days).adding(milliseconds: Judge.clockTolerance) else {
            return Refusal(.requestTooLong, law: 10)
        }
        let known = rows.consents(of: person, purpose: purpose.id)
        if known.contains(where: { $0.askAgain.map { moment.at < $0 } ?? false }) {
            return Refusal(.tooSoonToAsk, law: 10)
        }
        let current = known.filter { $0.version == purpose.version }
        if current.contains(where: { $0.state == .requested && moment.at <= $0.until }) {
            return Refusal(.requestOpen, law: 10)
        }
        // A yes that ends within the time for an answer may be asked anew.
        let soon = moment.at.adding(days: days)
        return current.contains { $0.state.stands && soon < $0.end } ? Refusal(.consentAlreadyRuns, law: 10) : nil
    }

    /// An application that may use the purpose; where none asks, a clerk, whose name stands in no clear column.
    private func isPermitted(_ rows: Rows) -> Bool {
        if let party = rows.applications[requester.application], party.role == .application {
            return party.purposes.contains(purpose.id)
        }
        return requester.employee.map { rows.applications[$0]?.role == .clerk } ?? false
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        var row = ConsentRow(
            id: mark.id, person: person, purpose: purpose.id, version: purpose.version, state: .requested, revision: 1,
            from: mark.at, until: until)
        row.code = code
        return [.consent(row)]
    }
}

extension ConsentDeferral {
    var rowKeys: [RowKey] {
        [.purpose(id: purpose.id, version: purpose.version), .consents(person, purpose: purpose.id)]
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.asked(purpose, rows, moment) { return refusal }
        guard let terms = rows.purpose(purpose.id, purpose.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        if let request, let refusal = Judge.answering(request, of: person, purpose, taking, rows, moment) {
            return refusal
        }
        let earliest = moment.at.adding(days: Int64(terms.bounds.askAgainDays))
        return notBefore.adding(milliseconds: Judge.clockTolerance) >= earliest ? nil : Refusal(.tooSoonToAsk, law: 10)
    }

    /// The request waits for the citizen without an end, and its code is used up.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        var row =
            request.flatMap { rows.consents[$0] }?.ended(.deferred)
            ?? ConsentRow(
                id: mark.id, person: person, purpose: purpose.id, version: purpose.version, state: .deferred,
                revision: 1, from: mark.at, until: notBefore)
        row.askAgain = notBefore
        return [.consent(row)]
    }
}

extension Judge {
    /// Whether a request can be answered: it is that person's, open, in time, and by its own code where it has one.
    ///
    /// What was put off can be taken up at any time.
    static func answering(
        _ request: Identifier, of person: SubjectRef, _ purpose: PurposeRef, _ taking: Taking, _ rows: Rows,
        _ moment: Moment
    ) -> Refusal? {
        if let refusal = named(request, of: person, purpose, rows, moment, where: \.isOpen) {
            return refusal.rule == .consentNotRunning ? Refusal(.requestNotOpen, law: 2) : refusal
        }
        guard let row = rows.consents[request], row.state == .deferred || moment.at <= row.until else {
            return Refusal(.requestNotOpen, law: 2)
        }
        var code: [UInt8]?
        if case .online(_, let shown) = taking.proof { code = shown }
        guard taking.channel != .online || code == row.code else { return Refusal(.requestNotOpen, law: 2) }
        return nil
    }
}
