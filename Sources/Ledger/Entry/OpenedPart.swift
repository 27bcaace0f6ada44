package import Core

/// A part that was opened, with the salt that proves it.
package struct OpenedPart: Hashable, Sendable {
    package let holder: PartHolder
    package let salt: [UInt8]
    package let payload: JSON

    package init(holder: PartHolder, salt: [UInt8], payload: JSON) {
        self.holder = holder
        self.salt = salt
        self.payload = payload
    }
}
