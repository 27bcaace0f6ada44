package import Core

/// Something that a verification found wrong.
package struct Finding: Hashable, Sendable {
    /// What is wrong, in a word that stays: a script, a page and the independent verifier switch on it.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A checkpoint that this log's key did not sign.
        case checkpointNotOurs
        /// At the size of a signed checkpoint the log has another root: it was edited, reordered, rebuilt or forked.
        case otherHistory
        /// A signed checkpoint speaks of more entries than there are: the log was cut or put back.
        case shorterThanCheckpoint
        /// Entries that no checkpoint speaks of.
        case behindCheckpoint
        case entryMissing
        /// A part does not open, or is not what its commitment says.
        case entryUnreadable
        case malformedPayload
        /// A clear column says something else than the sealed payload.
        case columnChanged
        /// The parts are not those of the event.
        case partsChanged
        case timeRunsBack
        /// The log is not opened, opened twice, or opened for another year.
        case wrongOpening
        case otherLog
        /// The log of a year is not there.
        case yearMissing
        /// The entries of a year are gone, and no entry says that they were pruned.
        case prunedWithoutEntry
        /// An entry says that a year is gone, or the year is said to be, and entries of it are there.
        case prunedStillThere
        case repeatedID
        case numberInClear
        /// The judge would not have let the entry stand.
        case lawBroken
        case rowChanged
        case rowWithoutEntry
        case rowMissing
        case purposeBytesChanged
        /// A part can no longer be read, and no entry says that it was erased.
        case erasedWithoutEntry
        /// An entry says that a part was erased, and it can still be read: a copy was put back.
        case erasedStillReadable

        /// A file of a bundle is not the one that its manifest lists.
        case manifestBroken
        /// A leaf has another form, or another place than it says.
        case malformedLeaf
        /// A tile does not hold the hashes of the leaves below it.
        case tileChanged
        /// Fewer witnesses signed than the policy asks for.
        case cosignaturesMissing
        /// Read, erased and withheld are not what the bundle says.
        case miscounted
        /// A consultation or disclosure without a purpose in force, a title or a consent.
        case noBasis
        /// A consultation or disclosure on a consent that had ended.
        case afterWithdrawal
        /// A consultation that never ended.
        case consultationOpen
        /// A key that no entry under a known key rotated to.
        case keyNotRotated
        /// A row that a log carries is not as the logs before it left it.
        case carriedOtherwise
    }

    package let kind: Kind
    /// The law that the log breaks; `nil` where bytes or rows do not match.
    package let law: Int?
    package let position: Position?
    /// What the judge would have answered, with ``Kind/lawBroken``.
    package let rule: Refusal.Rule?
    /// What does not match, by table and key; it names no person.
    package let what: String

    package init(
        _ kind: Kind, law: Int? = nil, position: Position? = nil, rule: Refusal.Rule? = nil, _ what: String
    ) {
        self.kind = kind
        self.law = law
        self.position = position
        self.rule = rule
        self.what = what
    }

    package var json: JSON {
        .compact([
            "kind": .string(kind.rawValue), "law": law.map { .integer(Int64($0)) },
            "log": position.map { .integer(Int64($0.log)) }, "rule": rule.map { .string($0.rawValue) },
            "seq": position.map { .integer($0.seq) }, "what": .string(what),
        ])
    }
}
