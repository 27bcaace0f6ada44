package import Catalogue
package import Core
package import Ledger

/// A citizen's yes or no, as a clerk takes it down.
package struct ConsentAct: Sendable {
    package enum Decision: String, Sendable, CaseIterable {
        case yes, no
    }

    package let number: INSZ
    package let purpose: String
    package let decision: Decision
    package let taking: Taking
    /// The hash of the words that were read or shown; they must be those in force.
    package let noticeHash: String
    package let readAloud: Bool
    package let otherWayTold: Bool
    /// An earlier end than the purpose's longest; the last day counts.
    package let until: CalendarDate?

    package init(
        number: INSZ, purpose: String, decision: Decision, taking: Taking, noticeHash: String, readAloud: Bool,
        otherWayTold: Bool, until: CalendarDate?
    ) {
        self.number = number
        self.purpose = purpose
        self.decision = decision
        self.taking = taking
        self.noticeHash = noticeHash
        self.readAloud = readAloud
        self.otherWayTold = otherWayTold
        self.until = until
    }
}

/// What the citizen takes home: the words, how to stop, the entry, and the proof that it stands in the log.
package struct Receipt: Sendable {
    package let consent: Identifier
    package let decision: ConsentAct.Decision
    package let purpose: PurposeRef
    package let product: String
    package let words: String
    package let stop: String
    package let alternative: String
    package let until: Instant?
    package let line: Journal.Line
    package let proof: EntryProof
}

/// An entry's place in the log, with the part that its reader may open.
package struct EntryProof: Sendable {
    package let leaf: [UInt8]
    /// Of all parts, in order: their hash stands in the leaf.
    package let commitments: [[UInt8]]
    /// The reader's own part: payload and salt give one of the commitments.
    package let payload: JSON?
    package let salt: [UInt8]?
    /// A `tlog-proof`: index, hashes and signed checkpoint.
    package let receipt: String

    package init(leaf: [UInt8], commitments: [[UInt8]], payload: JSON?, salt: [UInt8]?, receipt: String) {
        self.leaf = leaf
        self.commitments = commitments
        self.payload = payload
        self.salt = salt
        self.receipt = receipt
    }
}

package enum ConsentReply: Sendable {
    case taken(Receipt)
    case refused(Refusal)
}

/// A withdrawal and what it did.
package struct Withdrawal: Sendable {
    package let consent: Identifier
    package let line: Journal.Line
    package let alternative: String
    /// What only this consent kept, and is gone.
    package let gone: [HeldFact]
    /// What stays, and for whom.
    package let staying: [HeldFact]
}

package enum WithdrawalReply: Sendable {
    case done(Withdrawal)
    case refused(Refusal)
}
