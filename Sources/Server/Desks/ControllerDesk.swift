package import Catalogue
package import Core
package import Disclosure
package import Ledger

/// One controller as the server serves it.
///
/// Nothing here leads to another controller's (law 9); the token decides which desk a request comes to.
package final class ControllerDesk: Sendable {
    package let enterpriseNumber: EnterpriseNumber
    /// As people know the controller: `Gemeente Zonnegem`.
    package let name: String
    package let journal: Journal
    package let exchange: Exchange
    package let consents: Consents
    package let audit: AuditDesk
    package let proofs: Proofs
    package let receipts: Receipts
    package let archive: PurposeArchive
    package let purposes: ActivePurposes
    package let purposeDesk: PurposeDesk
    package let erasures: ErasureDesk
    package let prunings: PruningDesk
    package let keys: KeyDesk
    package let tokenIDs: any TokenIDs
    package let exports: ExportDesk
    package let tasks: TaskDesk
    package let events: EventDesk
    /// Recomputes and replays the log, holds it against signed checkpoints from elsewhere, and tells what it found.
    package let verify: Verifications.Work
    /// The same, to be followed while it goes on.
    package let verifications: Verifications

    /// Whether everyone may read the tiles of the log, and not only auditors.
    package let publishesTiles: Bool
    /// The newest checkpoint that its witnesses signed; `nil` where none did.
    package let witnessed: @Sendable () -> String?
    /// What one question to a source costs, in euro cents.
    package let prices: [String: Int]
    /// About how many bytes of opened facts lie in memory.
    package let factBytes: @Sendable () -> Int
    /// Who can correct what a source tells.
    package let corrections: Corrections

    package init(
        enterpriseNumber: EnterpriseNumber, name: String, journal: Journal, exchange: Exchange, consents: Consents,
        audit: AuditDesk, proofs: Proofs, receipts: Receipts, archive: PurposeArchive, purposes: ActivePurposes,
        purposeDesk: PurposeDesk, erasures: ErasureDesk, prunings: PruningDesk, keys: KeyDesk, tokenIDs: any TokenIDs,
        tasks: TaskDesk, events: EventDesk,
        exports: ExportDesk? = nil,
        verify: @escaping Verifications.Work, publishesTiles: Bool = false,
        witnessed: @escaping @Sendable () -> String? = { nil }, prices: [String: Int] = [:],
        factBytes: @escaping @Sendable () -> Int = { 0 },
        corrections: Corrections = Corrections(channels: [], dictionary: nil)
    ) {
        self.enterpriseNumber = enterpriseNumber
        self.name = name
        self.journal = journal
        self.exchange = exchange
        self.consents = consents
        self.audit = audit
        self.proofs = proofs
        self.receipts = receipts
        self.archive = archive
        self.purposes = purposes
        self.purposeDesk = purposeDesk
        self.erasures = erasures
        self.prunings = prunings
        self.keys = keys
        self.tokenIDs = tokenIDs
        self.tasks = tasks
        self.events = events
        self.exports = exports ?? ExportDesk(journal: journal)
        self.verify = verify
        verifications = Verifications(entropy: journal.entropy, work: verify)
        self.publishesTiles = publishesTiles
        self.witnessed = witnessed
        self.prices = prices
        self.factBytes = factBytes
        self.corrections = corrections
    }

    /// Where citizens tell something once; it takes acts down as ``consents`` does.
    package var told: ToldDesk { ToldDesk(consents: consents) }

    /// The controller's short name, as purposes and `client_id` name it.
    package var controller: String { journal.controller }
}
