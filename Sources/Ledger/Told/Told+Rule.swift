import Catalogue
import Core

extension Judge {
    /// What telling and correcting need alike: a purpose in force that keeps it, a bounded term, a person nobody doubts,
    /// and the agreement as any other act of theirs.
    fileprivate static func told(
        _ kind: Tellable, until: Instant, _ notice: Telling, _ record: some TakenRecord, _ rows: Rows,
        _ moment: Moment
    ) -> Refusal? {
        let (purpose, person) = (record.purpose, record.person)
        if let refusal = active(purpose, rows, moment.controller) { return refusal }
        guard let terms = rows.purpose(purpose.id, purpose.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        guard terms.tells.contains(kind) else { return Refusal(.unknownAttribute, law: 3) }
        let latest = moment.at.adding(days: Int64(terms.tellingDays)).adding(milliseconds: clockTolerance)
        guard moment.commit < until, until <= latest else { return Refusal(.keepingNotAllowed, law: 4) }
        if rows.isInDoubt(person) { return Refusal(.identityOpen, law: 2) }
        if rows.isRestrained(person, for: purpose.id, by: nil, isEmergency: false) {
            return Refusal(.restrained, law: 2)
        }
        return giving(record.taking, notice, of: person, purpose, terms, rows, moment)
    }
}

extension ToldOnce {
    var rowKeys: [RowKey] {
        [.purpose(id: purpose.id, version: purpose.version), .tellings(person), .telling(telling)]
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.told(kind, until: until, notice, self, rows, moment) { return refusal }
        let stands = rows.tellings(of: person).contains { $0.kind == kind && rows.end(of: $0, at: moment.at) == nil }
        return stands || rows.tellings[telling] != nil ? Refusal(.toldAlready, law: 2) : nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        [
            .telling(
                TellingRow(
                    id: telling, person: person, purpose: purpose.id, version: purpose.version, kind: kind,
                    isShared: isShared, assurance: taking.assurance, at: mark.at, channel: taking.channel,
                    until: until))
        ]
    }
}

extension ToldCorrection {
    var rowKeys: [RowKey] {
        [.purpose(id: purpose.id, version: purpose.version), .tellings(person), .telling(telling)]
    }

    /// What money follows is corrected only by who is known as well as the first time, and not behind the person's back.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.tellings[telling], rows.isSame(row.person, as: person), row.purpose == purpose.id,
            row.kind == kind, row.revision + 1 == revision, rows.end(of: row, at: moment.at) == nil
        else { return Refusal(.tellingNotStanding, law: 2) }
        if let refusal = Judge.told(kind, until: until, notice, self, rows, moment) { return refusal }
        guard kind.isGuarded else { return nil }
        guard taking.assurance >= row.assurance else { return Refusal(.assuranceTooLow, law: 2) }
        switch warning {
        case nil: return Refusal(.warningMissing, law: 2)
        case .letter: return nil
        case .contact(let id):
            let stood = rows.tellings[id].map { rows.isSame($0.person, as: person) && $0.carriesNotice(at: moment.at) }
            return stood == true ? nil : Refusal(.warningMissing, law: 2)
        }
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.tellings[telling] else { return [] }
        row.person = person
        row.at = mark.at
        row.channel = taking.channel
        row.until = until
        row.revision = revision
        return [.telling(row)]
    }
}

extension ToldWithdrawal {
    var rowKeys: [RowKey] { [.purpose(id: purpose.id, version: purpose.version), .telling(telling)] }

    /// Also what a purpose kept that is in force no more can be taken back.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.foreign(purpose, moment.controller) { return refusal }
        guard let row = rows.tellings[telling], row.purpose == purpose.id, row.kind == kind else {
            return Refusal(.tellingNotStanding, law: 2)
        }
        return rows.isSame(row.person, as: person) ? nil : Refusal(.otherPerson, law: 2)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        rows.tellings[telling] == nil ? [] : [.drop(RowName(.telling, telling))]
    }
}

extension ToldExpiry {
    var rowKeys: [RowKey] { (by.map { [.application($0)] } ?? []) + [.telling(telling)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let by {
            switch rows.applications[by]?.role {
            case .officer, .operator: break
            default: return Refusal(.roleNotAllowed, law: 7)
            }
        }
        guard let row = rows.tellings[telling], row.person == person, row.kind == kind,
            rows.end(of: row, at: moment.at) != nil
        else { return Refusal(.nothingToErase, law: 4) }
        return nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        rows.tellings[telling] == nil ? [] : [.drop(RowName(.telling, telling))]
    }
}
