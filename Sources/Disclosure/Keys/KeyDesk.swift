package import Core
package import Ledger

/// Where keys are replaced while everything runs; the log tells of each rotation, without key material.
package struct KeyDesk: Sendable {
    private let journal: Journal
    private let keys: any RotatingKeys
    private let masters: MasterKeys
    private let subjects: Subjects

    package init(journal: Journal, keys: any RotatingKeys, masters: MasterKeys, subjects: Subjects) {
        self.journal = journal
        self.keys = keys
        self.masters = masters
        self.subjects = subjects
    }

    package enum Reply: Sendable {
        case rotated(KeyRotation, Journal.Line)
        case refused(Refusal)
    }

    /// A new version of a key of the controller; what lies under an old controller key is wrapped anew behind the reply.
    package func rotate(_ key: KeyRotation.Key, by party: String) async throws(DisclosureError) -> Reply {
        do {
            if let refusal = try await refusal(of: party) { return .refused(refusal) }
            let master = key == .controller || key == .master ? try masters.present() : nil
            let next = key == .master ? try masters.next() : nil
            let rotation = try await keys.rotate(key, master: master, next: next, by: party)
            if key == .controller {
                let keys = keys
                Task { _ = try? await keys.rewrap() }
            }
            return try await record(rotation)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// A new version of a person's key of a class: later entries are sealed with it, earlier ones still open.
    package func rotate(
        of number: SubjectNumber, _ keyClass: KeyClass, by party: String
    ) async throws(DisclosureError) -> Reply {
        do {
            if let refusal = try await refusal(of: party) { return .refused(refusal) }
            guard let person = try await subjects.existing(number),
                let rotation = try await keys.rotate(of: person, keyClass, by: party)
            else { return .refused(Refusal(.nothingToErase, law: 8)) }
            return try await record(rotation)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// At start: rotations that a crash kept from the log, and what still lies under an old controller key.
    package func takeUp() async throws(LedgerError) {
        for rotation in try await keys.unrecorded() { _ = try await record(rotation) }
        _ = try await keys.rewrap()
    }

    private func record(_ rotation: KeyRotation) async throws(LedgerError) -> Reply {
        switch try await journal.record(.keyRotated(rotation)) {
        case .appended(let line):
            try await keys.recorded(rotation)
            return .rotated(rotation, line)
        case .refused(let refusal): return .refused(refusal)
        }
    }

    /// Before anything is made: who may not, changes nothing.
    private func refusal(of party: String) async throws(LedgerError) -> Refusal? {
        switch try await journal.storage.rows([]).applications[party]?.role {
        case .officer, .operator: nil
        default: Refusal(.roleNotAllowed, law: 7)
        }
    }
}
