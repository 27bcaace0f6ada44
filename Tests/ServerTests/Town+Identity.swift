import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

extension Town {
    /// Has the log tell, as an exchange would, that the resident's number was replaced; gives the entry's id.
    func changeNumber() async throws -> Identifier {
        let journal = municipality.journal
        let told = try await journal.storage.entries(EntryQuery(types: [.consulted], limit: 1)).first
        let consulted = try #require(told)
        let purpose = try Self.files("zonnegem", "uitpas-kansentarief").purpose.ref
        let person = try #require(consulted.parts.first?.holder.person)
        let change = IdentityChange(
            person: person, successor: .random(journal.entropy), purpose: purpose, consultation: consulted.id)
        guard case .appended(let line) = try await journal.record(.identityChanged(change)) else {
            throw Refusal(.identityNotOpen, law: 2)
        }
        return line.id
    }
}
