package import Core
package import Ledger

/// Where officers decide that a class of a person's data goes: what the law keeps is told, two must agree, and the
/// citizen gets a certificate.
package struct ErasureDesk: Sendable {
    private let journal: Journal
    private let storage: any ErasureStorage
    private let subjects: Subjects
    private let facts: any FactSource
    private let proofs: Proofs
    private let controllerName: String

    package init(
        journal: Journal, storage: any ErasureStorage, subjects: Subjects, facts: any FactSource, proofs: Proofs,
        controllerName: String
    ) {
        self.journal = journal
        self.storage = storage
        self.subjects = subjects
        self.facts = facts
        self.proofs = proofs
        self.controllerName = controllerName
    }

    package enum Overview: Sendable {
        case classes([ErasureClass])
        case refused(Refusal)
    }

    package enum Planned: Sendable {
        case planned(Journal.Line)
        case refused(Refusal)
    }

    package enum Approved: Sendable {
        /// So many officers must still agree.
        case approved(Journal.Line, missing: Int)
        case performed(ErasureCertificate)
        case refused(Refusal)
    }

    /// Each class that there is of a person, and what the law says of it; the look is an entry first (law 7).
    package func overview(
        of number: SubjectNumber, by officer: String, reason: String
    ) async throws(DisclosureError) -> Overview {
        do {
            let person = try await subjects.existing(number)
            let look = Inspection(person: person, way: .query, by: officer, reason: reason, filter: ["for": "erasure"])
            if case .refused(let refusal) = try await journal.record(.inspected(look)) {
                return .refused(try await refuse(person, officer, refusal))
            }
            var classes: [ErasureClass] = []
            for person in try await people(person) {
                for keyClass in try await storage.classes(of: person) {
                    let (extent, retention) = try await standing(of: person, keyClass)
                    if extent.key != nil { classes.append(ErasureClass(keyClass, extent, retention)) }
                }
            }
            return .classes(classes)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Plans to erase a class of a person; what must stay is refused, and the refusal recorded.
    package func plan(
        of number: SubjectNumber, _ keyClass: KeyClass, ground: ErasureGround, by officer: String
    ) async throws(DisclosureError) -> Planned {
        do {
            let person = try await subjects.existing(number)
            for person in try await people(person) {
                let (extent, retention) = try await standing(of: person, keyClass)
                guard let key = extent.key else { continue }
                guard retention.mayGo else {
                    return .refused(try await refuse(person, officer, Refusal(.mustStay, law: 8)))
                }
                let plan = ErasurePlan(keyClass: keyClass, key: key.id, ground: ground, by: officer)
                switch try await journal.record(.erasurePlanned(plan)) {
                case .appended(let line): return .planned(line)
                case .refused(let refusal): return .refused(try await refuse(person, officer, refusal))
                }
            }
            return .refused(try await refuse(person, officer, Refusal(.nothingToErase, law: 8)))
        } catch {
            throw DisclosureError(error)
        }
    }

    /// An officer's yes; the second carries the erasure out.
    package func approve(_ id: Identifier, by officer: String) async throws(DisclosureError) -> Approved {
        do {
            let line: Journal.Line
            switch try await journal.record(.erasureApproved(ErasureApproval(plan: id, by: officer))) {
            case .appended(let appended): line = appended
            case .refused(let refusal):
                // A second officer said yes, and what followed was broken off: it is taken up again.
                guard refusal.rule == .erasureNotOpen, let row = try await row(id), row.state == .approved else {
                    return .refused(try await refuse(nil, officer, refusal))
                }
                return try await perform(row, officer)
            }
            guard let row = try await row(id), row.state == .approved else {
                return .approved(line, missing: try await row(id)?.agreement.missing ?? 0)
            }
            return try await perform(row, officer)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Planned and done, the newest first; it names nobody but officers.
    package func list() async throws(DisclosureError) -> [ErasureRow] {
        do {
            return try await journal.storage.rows([]).erasures.values.sorted { $0.id.text > $1.id.text }
        } catch {
            throw DisclosureError(error)
        }
    }

    /// `nil` for what is not erased.
    package func certificate(_ id: Identifier) async throws(DisclosureError) -> ErasureCertificate? {
        do {
            guard let row = try await row(id), row.state == .performed else { return nil }
            return try await certificate(of: row)
        } catch {
            throw DisclosureError(error)
        }
    }
}

extension ErasureDesk {
    private func row(_ id: Identifier) async throws(LedgerError) -> ErasureRow? {
        try await journal.storage.rows([]).erasures[id]
    }

    /// With those under earlier numbers that are known to be theirs.
    private func people(_ person: SubjectRef?) async throws(LedgerError) -> [SubjectRef] {
        guard let person else { return [] }
        return try await journal.storage.rows([]).people(behind: person)
    }

    private func standing(
        of person: SubjectRef, _ keyClass: KeyClass
    ) async throws(LedgerError) -> (ErasureExtent, Retention) {
        let extent = try await storage.extent(of: person, keyClass)
        let rows = try await journal.storage.rows([.person(person)])
        let consents = rows.consents.values.filter { $0.person == person }
        let years = consents.compactMap { rows.purpose($0.purpose, $0.version)?.terms.reach?.retentionYears }.max() ?? 0
        let retention = RetentionRules.retention(
            of: keyClass, extent, consents: consents, matters: rows.matters.values.filter { $0.person == person },
            retentionYears: years, at: journal.clock.now)
        return (extent, retention)
    }

    private func perform(_ row: ErasureRow, _ officer: String) async throws(LedgerError) -> Approved {
        let person = try await storage.person(behind: row.key)
        // What was planned may have to stay by now. A key that is gone already was on its way: that is finished.
        if let person {
            let (extent, retention) = try await standing(of: person, row.keyClass)
            guard extent.key == nil || retention.mayGo else {
                return .refused(try await refuse(person, officer, Refusal(.mustStay, law: 8)))
            }
        }
        switch try await Erasures(journal: journal, storage: storage).perform(row) {
        case .refused(let refusal): return .refused(try await refuse(nil, officer, refusal))
        case .appended:
            if let person { facts.forget(person) }
            guard let done = try await self.row(row.id), let certificate = try await certificate(of: done) else {
                throw LedgerError(.unreadable, "an erasure that was recorded is not found")
            }
            return .performed(certificate)
        }
    }

    /// From the entry that recorded it; where it was done anew, from the first.
    private func certificate(of row: ErasureRow) async throws(LedgerError) -> ErasureCertificate? {
        var query = EntryQuery(types: [.erasurePerformed, .erasureReplayed], limit: 100)
        var found: ErasureCertificate?
        while true {
            let entries = try await journal.storage.entries(query)
            for entry in entries {
                let parts = try await journal.open(entry)
                guard let main = parts.first, let event = Event(parts: parts), let outcome = event.act.erasure,
                    outcome.plan == row.id
                else { continue }
                var proof = try await proofs.proof(of: entry.position, showing: nil)
                proof = EntryProof(
                    leaf: proof.leaf, commitments: proof.commitments, payload: main.payload, salt: main.salt,
                    receipt: proof.receipt, verifierKey: proof.verifierKey)
                found = ErasureCertificate(
                    erasure: row, controller: controllerName, outcome: outcome,
                    line: Journal.Line(id: entry.id, position: entry.position, at: entry.at), proof: proof)
            }
            guard entries.count == query.limit, let last = entries.last else { return found }
            query.before = last.position
        }
    }

    private func refuse(
        _ person: SubjectRef?, _ officer: String, _ refusal: Refusal
    ) async throws(LedgerError) -> Refusal {
        _ = try await journal.record(
            .refused(
                RefusalRecord(
                    person: person, purpose: "", version: nil, rule: refusal.rule,
                    requester: Requester(application: "erasure", employee: officer), caseReference: nil,
                    asked: "erasure")))
        return refusal
    }
}
