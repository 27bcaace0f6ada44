package import Core

/// What one person concerned can read of an entry, before it is sealed.
package struct Part: Hashable, Sendable {
    package let holder: PartHolder
    package let payload: JSON

    package init(holder: PartHolder, payload: JSON) {
        self.holder = holder
        self.payload = payload
    }
}
