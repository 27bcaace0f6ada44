package import Catalogue
import Core
package import Ledger

/// Makes receipts of the entries in which citizens' acts stand.
package struct Receipts: Sendable {
    private let journal: Journal
    let archive: PurposeArchive
    private let proofs: Proofs
    private let controller: ControllerCard
    private let dictionary: AttributeDictionary

    package init(
        journal: Journal, archive: PurposeArchive, proofs: Proofs, controller: ControllerCard,
        dictionary: AttributeDictionary
    ) {
        self.journal = journal
        self.archive = archive
        self.proofs = proofs
        self.controller = controller
        self.dictionary = dictionary
    }

    /// The receipt of the act at this position; `nil` where no act of a citizen stands there, or its key is gone.
    package func receipt(at position: Position) async throws(LedgerError) -> Receipt? {
        guard let entry = try await journal.storage.entry(at: position),
            let event = Event(parts: try await journal.open(entry)), let act = CitizensEntry(event),
            let purpose = try await archive.purpose(hash: act.purpose.hash)
        else { return nil }
        return Receipt(
            consent: act.consent, state: act.state, taking: act.taking, telling: act.telling, from: act.from,
            until: act.until, notBefore: act.notBefore, purpose: purpose, controller: controller,
            data: purpose.data(dictionary),
            line: Journal.Line(id: entry.id, position: position, at: event.at),
            proof: try await proofs.proof(of: position, showing: event.act.subject))
    }

    /// The receipt of an act that has just been taken down.
    func receipt(of line: Journal.Line) async throws(LedgerError) -> Receipt {
        guard let receipt = try await receipt(at: line.position) else {
            throw LedgerError(.unreadable, "an entry of a citizen's act does not read")
        }
        return receipt
    }
}
