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

    /// What money follows is replaced only by who is known as well as the first time, and not behind the person's back.
    fileprivate static func replacing(
        _ floor: Assurance, by taking: Taking, _ warning: ContactNotice?, of person: SubjectRef, _ rows: Rows,
        _ moment: Moment
    ) -> Refusal? {
        guard taking.assurance >= floor else { return Refusal(.assuranceTooLow, law: 2) }
        switch warning {
        case nil: return Refusal(.warningMissing, law: 2)
        case .letter: return nil
        case .contact(let id):
            let stood = rows.tellings[id].map { rows.isSame($0.person, as: person) && $0.carriesNotice(at: moment.at) }
            return stood == true ? nil : Refusal(.warningMissing, law: 2)
        }
    }
}

extension ToldOnce {
    var rowKeys: [RowKey] {
        [.purpose(id: purpose.id, version: purpose.version), .tellings(person), .telling(telling)]
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.told(kind, until: until, notice, self, rows, moment) { return refusal }
        let stands = rows.tellings(of: person).contains {
            $0.kind == kind && !$0.isTakenBack && rows.end(of: $0, at: moment.at) == nil
        }
        if stands || rows.tellings[telling] != nil { return Refusal(.toldAlready, law: 2) }
        let earlier = rows.takenBack(kind, by: person, at: moment.at)
        guard let floor = earlier.map(\.assurance).max() else { return nil }
        return Judge.replacing(floor, by: taking, warning, of: person, rows, moment)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        rows.takenBack(kind, by: person, at: mark.at).map { .drop(RowName(.telling, $0.id)) } + [
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

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.tellings[telling], rows.isSame(row.person, as: person), row.purpose == purpose.id,
            row.kind == kind, row.revision + 1 == revision, !row.isTakenBack, rows.end(of: row, at: moment.at) == nil
        else { return Refusal(.tellingNotStanding, law: 2) }
        if let refusal = Judge.told(kind, until: until, notice, self, rows, moment) { return refusal }
        return kind.isGuarded ? Judge.replacing(row.assurance, by: taking, warning, of: person, rows, moment) : nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.tellings[telling] else { return [] }
        row.person = person
        row.at = mark.at
        row.channel = taking.channel
        row.isShared = isShared ?? row.isShared
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
        guard let row = rows.tellings[telling], row.purpose == purpose.id, row.kind == kind, !row.isTakenBack else {
            return Refusal(.tellingNotStanding, law: 2)
        }
        return rows.isSame(row.person, as: person) ? nil : Refusal(.otherPerson, law: 2)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.tellings[telling] else { return [] }
        guard kind.isGuarded, rows.end(of: row, at: mark.at) == nil else { return [.drop(RowName(.telling, telling))] }
        row.isTakenBack = true
        return [.telling(row)]
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
