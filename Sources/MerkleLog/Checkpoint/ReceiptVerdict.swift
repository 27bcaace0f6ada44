/// Whether a receipt shows that an entry is in a log.
package enum ReceiptVerdict: Hashable, Sendable {
    case included(in: Checkpoint, witnesses: [VerifiedSignature])
    case refused(ReceiptFlaw)
}

/// Why a receipt shows nothing.
package enum ReceiptFlaw: Hashable, Sendable {
    case checkpoint(CheckpointFlaw)
    case proof(ProofFlaw)
}
