package import Core

extension Rows {
    /// Every row there is in this log, in no order.
    package var all: [RowChange] {
        purposes.values.map { .purpose($0) } + applications.values.map { .application($0) }
            + consents.values.map { .consent($0) } + consultations.values.map { .consultation($0) }
            + facts.values.map { .fact($0) } + holds.values.map { .hold($0) } + links.values.map { .link($0) }
            + matters.values.map { .matter($0) } + erasures.values.map { .erasure($0) }
            + prunings.values.map { .pruning($0) } + tellings.values.map { .telling($0) }
    }

    /// Puts a row of an earlier log aside until this log carries it.
    package mutating func setEarlier(_ row: RowChange, made: Position) {
        earlier[row.key] = CarriedRow(row: row, made: made)
    }

    /// A new log begins: from here on every row is one of an earlier log.
    package mutating func turn() {
        var turned = Rows()
        turned.earlier = earlier
        turned.firstLog = firstLog
        turned.logs = logs
        for row in all { turned.setEarlier(row, made: marks[row.key] ?? Position(log: 0, seq: 0)) }
        self = turned
    }

    /// All rows as if there had been one log: those of earlier logs stand beside the others.
    package var settled: Rows {
        var rows = self
        for carried in earlier.values { rows.set(carried.row, made: carried.made) }
        return rows
    }

    /// The rows that a log made, changed or carried last.
    package func made(in log: Int) -> Rows {
        var made = Rows()
        for row in all {
            let mark = marks[row.key]
            if mark.map({ $0.log == log }) ?? true { made.set(row, made: mark) }
        }
        return made
    }

    /// Whether a row may be taken over as an entry says it was.
    func mayCarry(_ carried: CarriedRow) -> Bool {
        if let known = earlier[carried.row.key] { return known == carried }
        return carried.made.log < firstLog && marks[carried.row.key] == nil
    }

    /// A consultation, of whatever log it is.
    private func anyConsultation(_ id: Identifier) -> ConsultationRow? {
        if let row = consultations[id] { return row }
        guard case .consultation(let row)? = earlier[.consultation(id)]?.row else { return nil }
        return row
    }

    /// The consent that a consultation rests on.
    package func consent(behind consultation: Identifier) -> Identifier? { anyConsultation(consultation)?.consent?.id }

    /// The follow-up that a consultation serves.
    package func followUp(behind consultation: Identifier) -> Identifier? { anyConsultation(consultation)?.followUp }

    /// What must be carried before a proposal that names these rows can be judged.
    package func uncarried(naming keys: [RowKey], at instant: Instant) -> [Carrying] {
        guard !earlier.isEmpty else { return [] }
        var found: Set<RowKey> = []
        for key in keys { found.formUnion(named(by: key, at: instant)) }
        return carryings(of: found)
    }

    /// The rows of earlier logs of which something may still come; a fact lives as long as something holds it.
    package func living(at instant: Instant) -> [RowKey] {
        var held: Set<Identifier> = []
        for hold in holds.values where instant <= hold.interest.until { held.insert(hold.fact) }
        for case .hold(let hold) in earlier.values.map(\.row) where instant <= hold.interest.until {
            held.insert(hold.fact)
        }
        return earlierKeys { row in
            switch row {
            case .fact(let fact): held.contains(fact.id)
            case .hold(let hold): instant <= hold.interest.until
            default: row.counts(at: instant)
            }
        }
    }

    /// These rows of earlier logs as the entries that carry them: one a person and class.
    package func carryings(of keys: some Sequence<RowKey>) -> [Carrying] {
        // A hold comes after its fact.
        let rows = keys.compactMap { earlier[$0] }.sorted {
            ($0.row.isHold ? 1 : 0, $0.made) < ($1.row.isHold ? 1 : 0, $1.made)
        }
        return Carrying.grouped(rows) { row in
            guard case .hold(let hold) = row else { return row.person }
            guard case .fact(let fact)? = earlier[.fact(hold.fact)]?.row else { return facts[hold.fact]?.person }
            return fact.person
        }
    }

    /// The rows of earlier logs that a key means.
    private func named(by key: RowKey, at instant: Instant) -> [RowKey] {
        switch key {
        case .consents(let ref, let purpose):
            let people = people(behind: ref)
            return earlierKeys { row in
                guard case .consent(let consent) = row else { return false }
                return consent.purpose == purpose && people.contains(consent.person) && row.counts(at: instant)
            }
        case .request(let code):
            return earlierKeys { row in
                guard case .consent(let consent) = row else { return false }
                return consent.state == .requested && consent.code == code
            }
        case .interest(let interest):
            let known = Set(holds(of: interest).map(\.fact))
            var held = known
            for case .hold(let hold) in earlier.values.map(\.row) where hold.interest.id == interest {
                held.insert(hold.fact)
            }
            return factsAndHolds { held.contains($0) }
        case .heldFor(let purpose):
            var held = Set(holds(for: purpose).map(\.fact))
            for case .hold(let hold) in earlier.values.map(\.row) where hold.purpose == purpose {
                held.insert(hold.fact)
            }
            return factsAndHolds { held.contains($0) }
        case .person(let ref):
            let people = people(behind: ref)
            let consents = earlierKeys { row in
                guard case .consent(let consent) = row else { return false }
                return people.contains(consent.person) && row.counts(at: instant)
            }
            return consents + factsAndHolds { person(ofFact: $0).map(people.contains) == true }
        case .tellings(let ref):
            let people = people(behind: ref)
            return earlierKeys { row in
                guard case .telling(let telling) = row else { return false }
                return people.contains(telling.person) && row.counts(at: instant)
            }
        case .consultation(let id):
            return [key] + (consent(behind: id).map { [.consent($0)] } ?? [])
                + (followUp(behind: id).map { named(by: .interest($0), at: instant) } ?? [])
        case .openConsultations(let ref):
            let people = people(behind: ref)
            return earlierKeys { row in
                guard case .consultation(let consultation) = row else { return false }
                return consultation.state == .open && people.contains(consultation.person)
            }
        case .hold(let hold): return [.fact(hold.fact), key]
        default: return [key]
        }
    }

    private func earlierKeys(where fits: (RowChange) -> Bool) -> [RowKey] {
        earlier.filter { fits($0.value.row) }.map(\.key)
    }

    private func factsAndHolds(of fits: (Identifier) -> Bool) -> [RowKey] {
        earlierKeys { row in
            switch row {
            case .fact(let fact): fits(fact.id)
            case .hold(let hold): fits(hold.fact)
            default: false
            }
        }
    }

    private func person(ofFact id: Identifier) -> SubjectRef? {
        if case .fact(let fact)? = earlier[.fact(id)]?.row { return fact.person }
        return facts[id]?.person
    }
}
