/// Something told as stored: its row, and the value as it was sealed.
package struct StoredTelling: Hashable, Sendable {
    package let row: TellingRow
    package let sealed: [UInt8]

    package init(row: TellingRow, sealed: [UInt8]) {
        self.row = row
        self.sealed = sealed
    }
}
