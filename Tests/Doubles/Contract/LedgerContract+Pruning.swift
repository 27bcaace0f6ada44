import Catalogue
import Core
package import Ledger
import MerkleLog

extension LedgerContract {
    static let pruning = [
        LedgerContract("a year whose term is over goes whole, and what a later log carried stays") { log in
            let (person, consent) = try await log.consenting()
            let (stopped, other) = try await log.consenting()
            let open = try await log.append(log.acts.consultation(stopped)).id
            try await log.append(log.acts.withdrawal(stopped, of: other.id))
            let old = log.storage.year
            try await log.second()
            let end = try await log.storage.checkpoint()
            log.clock.moveToNewYear()
            try await log.record(log.acts.closing(stopped, of: open))
            try await log.record(log.acts.withdrawal(person, of: consent.id))
            await log.waitForTerm(of: old)
            let row = try await log.agreedPruning(of: old)
            try await log.prune(row)
            try demand(try await log.storage.entries(from: Position(log: old, seq: 0), limit: 1).isEmpty, "entries")
            let ids = try await log.storage.entries(EntryQuery(person: stopped, limit: 100))
            try demand(ids.allSatisfy { $0.position.log > old }, "the index still leads there")
            let rows = try await log.storage.allRows()
            try demand(rows.consents[other.id] == nil, "a row that ended in the year was left")
            try demand(rows.consents[consent.id]?.state == .withdrawn, "a row that was carried is gone")
            try demand(rows.prunings[row.id]?.state == .performed, "it is not recorded as done")
            try demand(rows.applications.count == 3 && rows.purposes.count == 2, "what governs is gone")
            let closed = try await log.storage.closedLogs().first { $0.year == old }
            try demand(closed?.isPruned == true && closed?.checkpoint == end, "how it ended is not known any more")
            let key = try await log.keys.key(of: stopped, .access(year: old), create: false)
            try demand(key == nil, "a key of the year is there")
            let verification = try await Verifier(journal: log.journal).verify(against: [end])
            try demand(verification.holds, "\(verification.findings)")
            try demand(verification.pruned == Int(closed?.size ?? 0), "\(verification.pruned) pruned")
            for year in [old, old + 1] {
                let single = try await Verifier(journal: log.journal).verify(log: year)
                try demand(single.holds, "\(year): \(single.findings)")
            }
        },
        LedgerContract("not before its term, not twice, not out of turn, and not another year than the list says") {
            log in
            let old = log.storage.year
            try await log.second()
            let none = try await log.planPruning(of: old - 20)
            try demand(none == "yearNotClosed", "a year without a log: \(none)")
            let present = try await log.planPruning(of: old)
            try demand(present == "mustStay", "the year that is written: \(present)")
            log.clock.moveToNewYear()
            try await log.record(log.acts.application())
            let early = try await log.planPruning(of: old)
            try demand(early == "mustStay", "before its term: \(early)")
            await log.waitForTerm(of: old + 1)
            let late = try await log.planPruning(of: old + 1)
            try demand(late == "earlierYearFirst", "a later year first: \(late)")
            for change in SampleLog.Change.allCases {
                let word = try await log.planPruning(of: old, change)
                try demand(word == change.expected, "\(change): \(word)")
            }
            let row = try await log.agreedPruning(of: old)
            let twice = try await log.planPruning(of: old)
            try demand(twice == "pruningOpen", "planned twice: \(twice)")
            try await log.prune(row)
            let again = try await log.planPruning(of: old)
            try demand(again == "yearPruned", "pruned twice: \(again)")
            try await log.prune(try await log.agreedPruning(of: old + 1))
            let verification = try await Verifier(journal: log.journal).verify()
            try demand(verification.holds, "\(verification.findings)")
        },
        LedgerContract("two officers agree, each once, and what they agreed to is what goes") { log in
            let old = log.storage.year
            try await log.second()
            await log.waitForTerm(of: old)
            let id = try await log.plannedPruning(of: old)
            func word(_ act: Act) async throws -> String { try await log.verdict(act) }
            let unknown = try await word(.pruningApproved(PruningApproval(plan: id, by: SampleController.leisure)))
            try demand(unknown == "notAnOfficer", unknown)
            try await log.record(.pruningApproved(PruningApproval(plan: id, by: SampleController.officer)))
            let twice = try await word(.pruningApproved(PruningApproval(plan: id, by: SampleController.officer)))
            try demand(twice == "approvedAlready", twice)
            guard let planned = try await log.storage.rows([]).prunings[id] else { throw ContractBreach("no row") }
            let early = try await word(log.performance(of: planned))
            try demand(early == "pruningNotOpen", "after one yes: \(early)")
            try await log.record(.pruningApproved(PruningApproval(plan: id, by: SampleLog.secondOfficer)))
            let third = try await word(.pruningApproved(PruningApproval(plan: id, by: SampleLog.secondOfficer)))
            try demand(third == "pruningNotOpen", third)
            guard let row = try await log.storage.rows([]).prunings[id] else { throw ContractBreach("no row") }
            let other = try await word(log.performance(of: row, list: ["form": "another"]))
            try demand(other == "listNotOfYear", "another list: \(other)")
            try demand(try await log.storage.closedLogs().first?.isPruned == false, "it is gone already")
            try await log.prune(row)
        },
        LedgerContract("while something may still come of it, or somebody asked to keep, the year stays") { log in
            let (person, consent) = try await log.longConsent()
            let restricted = try await log.person()
            let asked = try await log.append(log.acts.consultation(restricted)).id
            try await log.append(log.acts.closing(restricted, of: asked))
            try await log.append(log.acts.consultation(person))
            let old = log.storage.year
            try await log.second()
            await log.waitForTerm(of: old)
            let uncarried = try await log.planPruning(of: old)
            try demand(uncarried == "yearStillCounts", "rows that no log carried: \(uncarried)")
            _ = try await Carrier(journal: log.journal).run()
            let running = try await log.planPruning(of: old)
            try demand(running == "yearStillCounts", "a yes of that year stands: \(running)")
            try await log.record(
                .consentWithdrawn(
                    ConsentWithdrawal(
                        person: person, purpose: SampleLog.long(log.acts), consent: consent,
                        taking: SampleController.atCounter)))
            let restriction = try await log.record(log.acts.restriction(restricted)).id
            let kept = try await log.planPruning(of: old)
            try demand(kept == "restrained", "a restriction: \(kept)")
            try await log.record(log.acts.lifting(restricted, of: restriction))
            try await log.prune(try await log.agreedPruning(of: old))
            let verification = try await Verifier(journal: log.journal).verify()
            try demand(verification.holds, "\(verification.findings)")
        },
    ]
}

extension SampleLog {
    /// A second officer, without whom nothing is destroyed.
    package static let secondOfficer = "kris.officer"

    /// How a plan may be otherwise than the year is.
    enum Change: CaseIterable {
        case size, root, list, shorter

        var expected: String { self == .shorter ? "mustStay" : "listNotOfYear" }
    }

    package func second() async throws {
        let row = ApplicationRow(id: Self.secondOfficer, role: .officer, keys: [], purposes: [])
        try await record(
            .applicationRegistered(ApplicationRegistration(application: row, by: SampleController.officer)))
    }

    /// To the first hours in which the log of a year may go, with the log of that day begun.
    package func waitForTerm(of year: Int) async {
        guard let day = PruningTerm.firstDay(of: year, termYears: ErasureTerm.registerYears) else { return }
        let first = BelgianCalendar.startOfDay(day).adding(seconds: 3600)
        clock.advance(milliseconds: first.milliseconds - clock.now.milliseconds)
        _ = await storage.commit([])
    }

    /// A second version of `discount`, for which a yes may stand longer than a log must.
    fileprivate static func long(_ acts: SampleController) -> PurposeRef { acts.purpose("discount", version: 2) }

    /// A person with a consent that runs for eleven years.
    fileprivate func longConsent() async throws -> (person: SubjectRef, consent: Identifier) {
        let terms = acts.terms(of: "discount")
        let long = PurposeTerms(
            act: terms.act, titles: terms.titles, outputs: terms.outputs, maximumConsentDays: 5000,
            caseDays: terms.caseDays, minimumAssurance: terms.minimumAssurance, requiresCase: false)
        let row = PurposeRow(ref: Self.long(acts), terms: long, isActive: true)
        try await append(
            .purposeActivated(PurposeActivation(purpose: row, by: SampleController.officer)),
            purposeBytes: acts.purposeBytes("discount", version: 2))
        let person = try await person()
        let telling = Telling(notice: "discount", noticeHash: "00", readAloud: true, otherWayTold: true)
        let grant = ConsentGrant(
            person: person, purpose: Self.long(acts), taking: SampleController.atCounter, telling: telling,
            from: clock.now, until: clock.now.adding(days: 4100))
        return (person, try await append(.consentGiven(grant)).id)
    }

    fileprivate func scope(of year: Int) async throws -> PruningScope {
        let rows = try await storage.rows([.log(year)])
        guard let end = rows.logs[year], let extent = rows.extents[year] else {
            return PruningScope(
                end: try rows.logs[year] ?? Self.end(year, size: 1, of: "x"),
                termYears: ErasureTerm.registerYears, list: Array(repeating: 0, count: 32))
        }
        return PruningScope(
            DestructionList(end: end, extent: extent, rows: rows, termYears: ErasureTerm.registerYears))
    }

    /// An end that no log has.
    private static func end(_ year: Int, size: UInt64, of origin: String) throws -> LogEnd {
        guard let root = Hash(bytes: Array(repeating: 0, count: 32)) else { throw ContractBreach("no root") }
        return LogEnd(origin: origin, year: year, size: size, root: root)
    }

    fileprivate func verdict(_ act: Act) async throws -> String {
        switch try await journal.record(act) {
        case .appended: "appended"
        case .refused(let refusal): refusal.rule.rawValue
        }
    }

    /// What the log says to a plan.
    fileprivate func planPruning(of year: Int, _ change: Change? = nil) async throws -> String {
        let scope = try await scope(of: year)
        let end = scope.end
        let changed: PruningScope
        switch change {
        case nil: changed = scope
        case .size:
            changed = PruningScope(
                end: LogEnd(origin: end.origin, year: year, size: end.size + 1, root: end.root),
                termYears: scope.termYears, list: scope.list)
        case .root:
            changed = PruningScope(
                end: try Self.end(year, size: end.size, of: end.origin), termYears: scope.termYears,
                list: scope.list)
        case .list:
            changed = PruningScope(end: end, termYears: scope.termYears, list: Array(repeating: 1, count: 32))
        case .shorter: changed = PruningScope(end: end, termYears: scope.termYears - 1, list: scope.list)
        }
        return try await verdict(.pruningPlanned(PruningPlan(scope: changed, by: SampleController.officer)))
    }

    fileprivate func plannedPruning(of year: Int) async throws -> Identifier {
        let plan = PruningPlan(scope: try await scope(of: year), by: SampleController.officer)
        return try await record(.pruningPlanned(plan)).id
    }

    /// Planned, and agreed to by two officers.
    package func agreedPruning(of year: Int) async throws -> PruningRow {
        let id = try await plannedPruning(of: year)
        for officer in [SampleController.officer, Self.secondOfficer] {
            try await record(.pruningApproved(PruningApproval(plan: id, by: officer)))
        }
        guard let row = try await storage.rows([]).prunings[id], row.state == .approved else {
            throw ContractBreach("two approvals do not make it approved")
        }
        return row
    }

    fileprivate func performance(of row: PruningRow, list: JSON? = nil) async throws -> Act {
        let rows = try await storage.rows([.log(row.scope.year)])
        let found = rows.extents[row.scope.year].map {
            DestructionList(end: row.scope.end, extent: $0, rows: rows, termYears: row.scope.termYears).json
        }
        return .pruningPerformed(
            PruningPerformance(
                plan: row.id, scope: row.scope, approvals: row.approvals.map(\.entry), list: list ?? found ?? [:],
                by: SampleController.officer))
    }

    package func prune(_ row: PruningRow) async throws {
        let prunings = Prunings(journal: journal, storage: storage)
        let recorded = try await prunings.perform(row, by: SampleController.officer)
        guard case .appended? = recorded else { throw ContractBreach("it was not done: \(recorded as Any)") }
    }
}
