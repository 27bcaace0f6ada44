package import Core
package import Ledger
import OnlyOnce

extension LedgerContract {
    static let erasing = [
        LedgerContract("an erased part keeps its commitment and loses holder and bytes") { log in
            let (person, consent) = try await log.consenting()
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            let before = try await log.entries(of: person, .consent)
            let outcome = try await log.erase(person, .consent)
            try demand(outcome.parts.map(\.position) == before.map(\.position), "other parts were erased")
            for (entry, place) in zip(before, outcome.parts) {
                guard let after = try await log.storage.entry(at: entry.position) else {
                    throw ContractBreach("an entry is gone")
                }
                let part = after.parts[place.part]
                try demand(after.leaf == entry.leaf, "a leaf changed")
                try demand(part.holder == .erased(number: 0) && part.sealed.isEmpty, "a part was left")
            }
            try demand(try await log.entries(of: person, .consent).isEmpty, "the index still leads to a person")
        },
        LedgerContract("rows that erased entries made go, and kept facts with any class") { log in
            let (person, consent) = try await log.consenting()
            let kept = try await log.keep(person, for: log.openCase())
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            try await log.erase(person, .consent)
            let rows = try await log.storage.allRows()
            try demand(rows.consents[consent.id] == nil, "the consent's row was left")
            try demand(rows.consultations[kept.consultation] != nil, "another class lost a row")
            try demand(rows.facts[kept.fact] == nil && rows.holds.isEmpty, "a fact was left")
            try demand(try await log.storage.facts(of: person).isEmpty, "the bytes of a fact were left")
            try demand(rows.erasures.values.map(\.state) == [.performed], "the erasure is not recorded as done")
        },
        LedgerContract("the key is gone, and another version seals what comes later") { log in
            let (person, consent) = try await log.consenting()
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            let key = try await log.storage.extent(of: person, .consent).key
            try demand(key?.through == 1, "no key to destroy")
            try await log.erase(person, .consent)
            try demand(try await log.storage.extent(of: person, .consent).key == nil, "the key is there")
            try demand(try await log.keys.key(of: person, .consent, version: 1) == nil, "the key still opens")
            _ = try await log.consent(of: person)
            try demand(try await log.storage.extent(of: person, .consent).key?.through == 2, "no next version")
        },
        LedgerContract("a running consent is not erased") { log in
            let (person, _) = try await log.consenting()
            let recorded = try await log.erasures.perform(try await log.agreed(person, .consent))
            guard case .refused(let refusal) = recorded else { throw ContractBreach("it was erased") }
            try demand(refusal.rule == .mustStay, "it was \(refusal.rule)")
            try demand(try await log.storage.extent(of: person, .consent).key != nil, "the key was destroyed first")
        },
    ]
}

extension SampleLog {
    /// A second officer, without whom nothing is erased.
    private static let second = "kris.officer"

    fileprivate func entries(of person: SubjectRef, _ keyClass: KeyClass) async throws -> [StoredEntry] {
        try await storage.entries(EntryQuery(person: person, limit: 1000)).reversed()
            .filter { KeyClass(of: $0.type, at: $0.at) == keyClass }
    }

    /// Planned, and agreed to by two officers.
    package func agreed(_ person: SubjectRef, _ keyClass: KeyClass) async throws -> ErasureRow {
        if try await storage.rows([]).applications[Self.second] == nil {
            let row = ApplicationRow(id: Self.second, role: .officer, keys: [], purposes: [])
            try await append(
                .applicationRegistered(ApplicationRegistration(application: row, by: SampleController.officer)))
        }
        let key = keys.controllerKeys.keyID(of: person, keyClass)
        let plan = ErasurePlan(keyClass: keyClass, key: key, ground: .noLongerNeeded, by: SampleController.officer)
        let id = try await append(.erasurePlanned(plan)).id
        for officer in [SampleController.officer, Self.second] {
            try await append(.erasureApproved(ErasureApproval(plan: id, by: officer)))
        }
        guard let row = try await storage.rows([]).erasures[id], row.state == .approved else {
            throw ContractBreach("two approvals do not make it approved")
        }
        return row
    }

    fileprivate var erasures: Erasures {
        Erasures(
            journal: Journal(storage: storage, keys: keys, clock: clock.wall, entropy: entropy), storage: storage)
    }

    @discardableResult
    func erase(_ person: SubjectRef, _ keyClass: KeyClass) async throws -> ErasureOutcome {
        guard case .appended(let line) = try await erasures.perform(try await agreed(person, keyClass)),
            let entry = try await storage.entry(at: line.position)
        else { throw ContractBreach("it was not recorded") }
        let journal = Journal(storage: storage, keys: keys, clock: clock.wall, entropy: entropy)
        guard let outcome = Event(parts: try await journal.open(entry))?.act.erasure else {
            throw ContractBreach("the entry tells of no erasure")
        }
        return outcome
    }
}
