package import Core
package import Ledger

/// Where officers decide that the log of a year goes, after its term: one plans it by its destruction list, two agree,
/// one carries it out.
package struct PruningDesk: Sendable {
    private let journal: Journal
    private let storage: any PruningStorage
    /// Years that a log stays after its own, by the controller's choice; a purpose may ask for more.
    private let logYears: Int

    package init(journal: Journal, storage: any PruningStorage, logYears: Int = ErasureTerm.registerYears) {
        self.journal = journal
        self.storage = storage
        self.logYears = logYears
    }

    package enum Planned: Sendable {
        case planned(Journal.Line)
        case refused(Refusal)
    }

    package enum Approved: Sendable {
        /// So many officers must still agree.
        case approved(missing: Int)
        case refused(Refusal)
    }

    package enum Performed: Sendable {
        case performed(PruningRow)
        case refused(Refusal)
    }

    /// The logs of earlier years, the oldest first.
    package func years() async throws(DisclosureError) -> [ClosedYear] {
        do {
            var years: [ClosedYear] = []
            for closed in try await journal.storage.closedLogs() { years.append(try await year(closed)) }
            return years
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Plans that the log of a year goes, as it is now; what must stay is refused, and the refusal recorded.
    package func plan(_ year: Int, by officer: String) async throws(DisclosureError) -> Planned {
        do {
            guard let list = try await list(of: year, termYears: logYears) else {
                let isGone = try await journal.storage.closedLogs().contains { $0.year == year }
                return .refused(try await refuse(officer, Refusal(isGone ? .yearPruned : .yearNotClosed, law: 8)))
            }
            let plan = PruningPlan(scope: PruningScope(list), by: officer)
            switch try await journal.record(.pruningPlanned(plan)) {
            case .appended(let line): return .planned(line)
            case .refused(let refusal): return .refused(try await refuse(officer, refusal))
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    /// An officer's yes.
    package func approve(_ id: Identifier, by officer: String) async throws(DisclosureError) -> Approved {
        do {
            switch try await journal.record(.pruningApproved(PruningApproval(plan: id, by: officer))) {
            case .refused(let refusal): return .refused(try await refuse(officer, refusal))
            case .appended:
                return .approved(missing: try await row(id)?.agreement.missing ?? Agreement.needed)
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Carries out what two agreed to; what was broken off is taken up again.
    package func perform(_ id: Identifier, by officer: String) async throws(DisclosureError) -> Performed {
        do {
            guard let row = try await row(id) else {
                return .refused(try await refuse(officer, Refusal(.pruningNotOpen, law: 8)))
            }
            let recorded = try await Prunings(journal: journal, storage: storage).perform(row, by: officer)
            if case .refused(let refusal)? = recorded { return .refused(try await refuse(officer, refusal)) }
            return .performed(try await self.row(id) ?? row)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// The destruction list of a plan: of a year that is there from the year, else from the entry that says it is gone.
    package func list(of id: Identifier) async throws(DisclosureError) -> (row: PruningRow, list: JSON)? {
        do {
            guard let row = try await row(id) else { return nil }
            if let list = try await list(of: row.scope.year, termYears: row.scope.termYears) { return (row, list.json) }
            for entry in try await journal.storage.entries(EntryQuery(types: [.pruningPerformed], limit: 1000)) {
                guard case .pruningPerformed(let done)? = Event(parts: try await journal.open(entry))?.act,
                    done.plan == id
                else { continue }
                return (row, done.list)
            }
            return nil
        } catch {
            throw DisclosureError(error)
        }
    }
}

extension PruningDesk {
    private func row(_ id: Identifier) async throws(LedgerError) -> PruningRow? {
        try await journal.storage.rows([]).prunings[id]
    }

    /// `nil` where there is no such log, or not any more.
    private func list(of year: Int, termYears: Int) async throws(LedgerError) -> DestructionList? {
        let rows = try await journal.storage.rows([.log(year)])
        guard let end = rows.logs[year], let extent = rows.extents[year] else { return nil }
        return DestructionList(end: end, extent: extent, rows: rows, termYears: termYears)
    }

    private func year(_ closed: ClosedLog) async throws(LedgerError) -> ClosedYear {
        let today = BelgianCalendar.date(at: journal.clock.now)
        let pruning = try await journal.storage.rows([]).prunings.values.filter { $0.scope.year == closed.year }
            .max { $0.id.text < $1.id.text }
        let base = max(logYears, ErasureTerm.registerYears)
        let first = PruningTerm.firstDay(of: closed.year, termYears: base)
        // A year is counted only when it might go: until then what its purposes ask may only add to the answer.
        var list: DestructionList?
        if !closed.isPruned, let first, first <= today { list = try await self.list(of: closed.year, termYears: base) }
        let term = list?.termYears ?? pruning?.scope.termYears ?? base
        let asking = list?.retention.filter { term > base && $0.value == term }.keys.sorted() ?? []
        let isOver = PruningTerm.firstDay(of: closed.year, termYears: term).map { $0 <= today } ?? false
        return ClosedYear(
            year: closed.year, size: closed.size, isGone: closed.isPruned, termYears: term, purposes: asking,
            isTermOver: isOver, pruning: pruning)
    }

    private func refuse(_ officer: String, _ refusal: Refusal) async throws(LedgerError) -> Refusal {
        _ = try await journal.record(
            .refused(
                RefusalRecord(
                    person: nil, purpose: "", version: nil, rule: refusal.rule,
                    requester: Requester(application: "pruning", employee: officer), caseReference: nil,
                    asked: "pruning")))
        return refusal
    }
}
