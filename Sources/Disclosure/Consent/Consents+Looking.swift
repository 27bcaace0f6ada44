package import Core
package import Ledger

extension Consents {
    /// What a clerk may see of a person, after the look is an entry (law 7).
    package enum Shown<Content: Sendable>: Sendable {
        case shown(Content)
        case refused(Refusal)
    }

    /// The receipt of one act of this person, made again; `nil` where there is no such act of theirs.
    package func receipt(
        of entry: Identifier, about number: INSZ, by clerk: String, reason: String
    ) async throws(DisclosureError) -> Shown<Receipt?> {
        do {
            let person = try await subjects.existing(number)
            if let refusal = try await look(at: person, ["receipt": .string(entry.text)], by: clerk, reason) {
                return .refused(refusal)
            }
            guard let person, let position = try await journal.storage.position(of: entry),
                let stored = try await journal.storage.entry(at: position),
                let owner = stored.parts.first?.holder.person,
                try await journal.storage.rows([]).isSame(owner, as: person)
            else { return .shown(nil) }
            return .shown(try await receipts.receipt(at: position))
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Records that a clerk looks; a person whom this controller never met is looked for and not found.
    private func look(
        at person: SubjectRef?, _ filter: JSON, by clerk: String, _ reason: String
    ) async throws(LedgerError) -> Refusal? {
        let look = Inspection(person: person, way: .assisting, by: clerk, reason: reason, filter: filter)
        guard case .refused(let refusal) = try await journal.record(.inspected(look)) else { return nil }
        return refusal
    }
}
