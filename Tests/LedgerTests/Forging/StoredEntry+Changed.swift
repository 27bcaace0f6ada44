import Core
import Ledger

extension StoredEntry {
    /// The same entry with some of it put otherwise.
    func changed(
        position: Position? = nil, at: Instant? = nil, type: EntryType? = nil, purpose: String? = nil,
        application: String? = nil, outcome: String? = nil, source: String? = nil, employee: [UInt8]? = nil,
        parts: [SealedPart]? = nil
    ) -> StoredEntry {
        StoredEntry(
            position: position ?? self.position, id: id, at: at ?? self.at, type: type ?? self.type,
            purpose: purpose ?? self.purpose, application: application ?? self.application,
            outcome: outcome ?? self.outcome, source: source ?? self.source, employee: employee ?? self.employee,
            parts: parts ?? self.parts)
    }
}
