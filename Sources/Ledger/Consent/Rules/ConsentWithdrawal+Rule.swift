import Catalogue
package import Core

extension ConsentWithdrawal {
    var rowKeys: [RowKey] {
        [.consent(consent), .interest(consent), .purpose(id: purpose.id, version: purpose.version)]
    }

    /// Stopping asks for nothing but the consent itself: neither an active purpose nor a consent that has not expired or
    /// is not paused, nor more than one act.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        Judge.named(consent, of: person, purpose, rows, moment)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.consents[consent]?.ended(.withdrawn) else { return [] }
        row.askAgain = rows.purpose(purpose.id, purpose.version)?.terms.askAgain(after: mark.at)
        return rows.ending(row)
    }
}

extension ConsentEnding {
    var rowKeys: [RowKey] { [.consent(consent), .interest(consent), .application(by)] }

    /// An officer's, with a ground; what is invalid may have ended before.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.officer(by, rows) { return refusal }
        if ground.isEmpty { return Refusal(.groundMissing, law: 2) }
        return Judge.named(consent, of: person, purpose, rows, moment) { state in
            kind == .revoked ? state.stands : state.wasGiven && state != .invalidated
        }
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard let row = rows.consents[consent] else { return [] }
        return rows.ending(row.ended(kind.state, by: row.successor))
    }
}

extension ConsentExpiry {
    var rowKeys: [RowKey] {
        [.consent(consent), .interest(consent), .purpose(id: purpose.id, version: purpose.version)]
    }

    /// Only what has ended by itself has expired.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.named(
            consent, of: person, purpose, rows, moment, where: { $0.stands || $0 == .requested })
        {
            return refusal
        }
        guard let row = rows.consents[consent], let version = rows.purpose(purpose.id, purpose.version),
            row.expiry(under: version, at: moment.at).contains(cause)
        else { return Refusal(.groundMissing, law: 2) }
        return nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        rows.consents[consent].map { rows.ending($0.ended(.expired)) } ?? []
    }
}

extension ConsentRow {
    /// Why it has ended by itself, under its version of the purpose; empty where it has not.
    package func expiry(under version: PurposeRow, at instant: Instant) -> [ConsentExpiry.Cause] {
        guard state.stands else { return state == .requested && until < instant ? [.duration] : [] }
        let titles = version.terms.titles
        return ConsentExpiry.Cause.allCases.filter { cause in
            switch cause {
            case .duration: until < instant
            case .occurrences: allowance?.isSpent == true
            case .mandate: actingFor?.until.map { $0 < instant } ?? false
            case .authorisation:
                !titles.isEmpty && titles.allSatisfy { $0.until < BelgianCalendar.date(at: instant) }
            case .notice: !version.isActive
            }
        }
    }
}
