package import Ledger

extension StoredEntry {
    /// The entry with a part as an erasure leaves it: the commitment, and nobody's.
    package func erasing(_ part: Int) -> StoredEntry {
        var parts = parts
        parts[part] = SealedPart(
            holder: .erased(number: parts[part].holder.number), commitment: parts[part].commitment, sealed: [])
        return StoredEntry(
            position: position, id: id, at: at, type: type, purpose: purpose, application: application,
            outcome: outcome, source: source, employee: employee, parts: parts)
    }
}
