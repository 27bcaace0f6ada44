import Catalogue
package import Core
import Ledger

extension Consents {
    /// A person's consent records, newest first, after the look is an entry (law 7).
    package func overview(
        of number: INSZ, by clerk: String, reason: String
    ) async throws(DisclosureError) -> ActReply<[ConsentSummary]> {
        do {
            let person = try await subjects.existing(number)
            if let refusal = try await look(at: person, ["consents": true], by: clerk, reason) {
                return .refused(refusal)
            }
            guard let person else { return .done([]) }
            let rows = try await journal.storage.rows([.person(person)])
            let people = rows.people(behind: person)
            var summaries: [ConsentSummary] = []
            let own = rows.consents.values.filter { people.contains($0.person) && $0.state != .superseded }
            for row in own.sorted(by: { $0.id.text > $1.id.text }) {
                guard let version = try await version(of: row),
                    let purpose = try await receipts.archive.purpose(hash: version.hash)
                else { continue }
                let isCurrent = purposes.active(row.purpose)?.ref == version
                let options = purpose.template.options(whileActStands: row.state.stands)
                    .filter { isCurrent || $0 != .agree && $0 != .refuse }
                summaries.append(
                    ConsentSummary(row: row, purpose: purpose, options: options, isCurrent: isCurrent))
            }
            return .done(summaries)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// The receipt of one act of this person, made again; `nil` where there is no such act of theirs.
    package func receipt(
        of entry: Identifier, about number: INSZ, by clerk: String, reason: String
    ) async throws(DisclosureError) -> ActReply<Receipt?> {
        do {
            let person = try await subjects.existing(number)
            if let refusal = try await look(at: person, ["receipt": .string(entry.text)], by: clerk, reason) {
                return .refused(refusal)
            }
            guard let person, let position = try await journal.storage.position(of: entry),
                let stored = try await journal.storage.entry(at: position),
                let owner = stored.parts.first?.holder.person,
                try await journal.storage.rows([]).isSame(owner, as: person)
            else { return .done(nil) }
            return .done(try await receipts.receipt(at: position))
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
