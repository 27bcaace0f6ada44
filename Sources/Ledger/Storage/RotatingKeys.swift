package import Core

/// Keys that can be replaced while everything runs: versions stand side by side, and each opens what it sealed.
package protocol RotatingKeys: KeyStorage {
    /// A new version of a key of the controller; what was made stays to be recorded until ``recorded(_:)``.
    ///
    /// - Parameters:
    ///   - master: What wraps the controller's key, for the keys `controller` and `master`.
    ///   - next: The master that is to come, for `master`.
    func rotate(
        _ key: KeyRotation.Key, master: SealingKey?, next: SealingKey?, by: String
    ) async throws(LedgerError) -> KeyRotation

    /// A new version of a person's key; `nil` where there is none to replace.
    func rotate(
        of subject: SubjectRef, _ keyClass: KeyClass, by: String
    ) async throws(LedgerError) -> KeyRotation?

    /// Rotations that no entry tells of yet, the oldest first.
    func unrecorded() async throws(LedgerError) -> [KeyRotation]

    /// The entry about it is durable.
    func recorded(_ rotation: KeyRotation) async throws(LedgerError)

    /// Wraps under the newest controller key what still lies under older ones, a few at a time; the number done.
    func rewrap() async throws(LedgerError) -> Int
}
