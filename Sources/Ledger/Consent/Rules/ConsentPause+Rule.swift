import Catalogue
import Core

extension ConsentPause {
    var rowKeys: [RowKey] { [.consent(consent)] }

    /// A rest needs no more than a stop.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        Judge.named(consent, of: person, purpose, rows, moment)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        rows.consents[consent].map { [.consent($0.paused(for: .citizen))] } ?? []
    }
}

extension ConsentResumption {
    var rowKeys: [RowKey] {
        [
            .consent(consent), .purpose(id: purpose.id, version: purpose.version),
            .consents(person, purpose: purpose.id),
        ]
    }

    private var cause: PauseCause { taking == nil ? .conflict : .citizen }

    /// What makes a consent run again is held to what giving it asks.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.named(consent, of: person, purpose, rows, moment) { return refusal }
        guard rows.consents[consent]?.pauses.contains(cause) == true else { return Refusal(.consentNotPaused, law: 2) }
        switch ground {
        case .officer(let name, let decision):
            return Judge.officer(name, rows) ?? (decision.isEmpty ? Refusal(.groundMissing, law: 2) : nil)
        case .citizen(let taking):
            if let refusal = Judge.asked(purpose, rows, moment) { return refusal }
            guard let terms = rows.purpose(purpose.id, purpose.version)?.terms else {
                return Refusal(.purposeNotActive, law: 2)
            }
            return Judge.giving(taking, nil, of: person, purpose, terms, rows, moment)
        }
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard let row = rows.consents[consent] else { return [] }
        let terms = rows.purpose(purpose.id, purpose.version)?.terms
        let start = taking.flatMap { terms?.contestEnd(of: $0.channel, from: mark.at) }
        var changes: [RowChange] = [.consent(row.resumed(from: cause, from: start))]
        if cause == .conflict {
            changes += rows.dissenters(to: row).map { .consent($0.ended(.superseded, by: consent)) }
        }
        return changes
    }
}

extension ConsentContest {
    var rowKeys: [RowKey] {
        [
            .consent(consent), .purpose(id: purpose.id, version: purpose.version),
            .consents(person, purpose: purpose.id),
        ]
    }

    /// A parent other than the one who agreed.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.named(consent, of: person, purpose, rows, moment) { return refusal }
        guard let first = rows.consents[consent]?.actingFor, first.kind == .parent,
            let second = taking.representation, second.mandate.kind == .parent,
            second.representative != first.representative,
            let terms = rows.purpose(purpose.id, purpose.version)?.terms,
            Judge.mayAct(second, for: person, purpose, terms, moment)
        else { return Refusal(.mandateNotValid, law: 2) }
        return nil
    }

    /// The no stands as a record of its own, until that parent agrees or an officer takes down the decision.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard let row = rows.consents[consent] else { return [] }
        var dissent = ConsentRow(
            id: mark.id, person: person, purpose: purpose.id, version: purpose.version, state: .refused, revision: 1,
            from: mark.at, until: mark.at)
        dissent.actingFor = taking.representation.map { ActingFor($0) }
        return [.consent(row.paused(for: .conflict)), .consent(dissent)]
    }
}

extension ConsentAssent {
    var rowKeys: [RowKey] {
        [
            .consent(consent), .purpose(id: purpose.id, version: purpose.version),
            .consents(person, purpose: purpose.id),
        ]
    }

    /// The act of the other one of the two, held to what giving asks.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.asked(purpose, rows, moment)
            ?? Judge.named(consent, of: person, purpose, rows, moment)
        {
            return refusal
        }
        guard let row = rows.consents[consent], let terms = rows.purpose(purpose.id, purpose.version)?.terms,
            completes(row) || !solved(row, rows).isEmpty
        else { return Refusal(.consentNotPaused, law: 2) }
        return Judge.giving(taking, telling, of: person, purpose, terms, rows, moment)
    }

    /// Whether this is the second act of two.
    private func completes(_ row: ConsentRow) -> Bool {
        guard row.pauses.contains(.assent), let first = row.actingFor, let second = taking.representation else {
            return false
        }
        return second.mode == .assists && second.representative == first.representative && second.actor != first.actor
    }

    /// The noes of a parent who now agrees.
    private func solved(_ row: ConsentRow, _ rows: Rows) -> [ConsentRow] {
        guard row.pauses.contains(.conflict), taking.representation?.mandate.kind == .parent else { return [] }
        return rows.dissenters(to: row).filter {
            $0.actingFor?.representative == taking.representation?.representative
        }
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard let row = rows.consents[consent] else { return [] }
        let terms = rows.purpose(purpose.id, purpose.version)?.terms
        let start = terms?.contestEnd(of: taking.channel, from: mark.at)
        if completes(row) { return [.consent(row.resumed(from: .assent, from: start))] }
        let solved = solved(row, rows)
        let isSettled = rows.dissenters(to: row).allSatisfy(solved.contains)
        return solved.map { .consent($0.ended(.superseded, by: consent)) }
            + (isSettled ? [.consent(row.resumed(from: .conflict, from: start))] : [])
    }
}
