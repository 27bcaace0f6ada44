package import Core

/// Where a person's data can be destroyed: keys, ciphertext and what leads to them.
package protocol ErasureStorage: Sendable {
    /// The classes of a person of which a key was ever made, in the order of their names.
    func classes(of subject: SubjectRef) async throws(LedgerError) -> [KeyClass]

    /// Whose key a keyed hash names (``ControllerKeys/keyID(of:_:)``); `nil` for none of ours.
    func person(behind key: [UInt8]) async throws(LedgerError) -> SubjectRef?

    /// What there is of a class of a person.
    func extent(of subject: SubjectRef, _ keyClass: KeyClass) async throws(LedgerError) -> ErasureExtent

    /// What would be destroyed now, and nothing is; `nil` where there is nothing.
    func preview(_ erasure: ErasureRow) async throws(LedgerError) -> ErasureOutcome?

    /// The point of no return: writes the erasure's line outside the backups, destroys the keys, and lists what hangs on
    /// them; the transaction of the entry that says so destroys that too.
    ///
    /// May be asked again for the same erasure, and goes on where it stopped.
    func destroy(_ erasure: ErasureRow) async throws(LedgerError) -> ErasureOutcome

    /// The entry is durable: nothing more is to be done for this erasure.
    func finish(_ plan: Identifier) async throws(LedgerError)

    /// What the journal names and the log does not record as done, or a copy brought back: done anew at opening.
    func unfinished() async throws(LedgerError) -> [ErasureRow]
}
