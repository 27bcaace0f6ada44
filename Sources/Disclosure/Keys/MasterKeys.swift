package import Ledger

/// Where the master key of a controller comes from; read at start, and when a rotation needs it.
package struct MasterKeys: Sendable {
    package let present: @Sendable () throws(LedgerError) -> SealingKey
    /// The one that is to come, laid beside the present one; fails where there is none.
    package let next: @Sendable () throws(LedgerError) -> SealingKey

    package init(
        present: @escaping @Sendable () throws(LedgerError) -> SealingKey,
        next: @escaping @Sendable () throws(LedgerError) -> SealingKey
    ) {
        self.present = present
        self.next = next
    }
}
