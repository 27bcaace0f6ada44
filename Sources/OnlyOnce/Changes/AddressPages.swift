package import Core

/// A page of the address register's changes: which addresses, never whose.
package struct AddressPage: Hashable, Sendable {
    package let status: Outcome.Status
    package let code: String
    /// The numbers of the addresses that changed or were replaced.
    package let addresses: Set<String>
    /// Where the next page begins; `nil` where there is nothing more, or the page was not understood.
    package let next: String?

    package init(status: Outcome.Status, code: String, addresses: Set<String>, next: String?) {
        self.status = status
        self.code = code
        self.addresses = addresses
        self.next = next
    }
}

/// Asks the address register what changed; implemented by Adapters.
package protocol AddressPages: Sendable {
    /// The source whose facts it is about, such as `AR`.
    var source: String { get }
    var service: String { get }
    func page(after place: String?, reference: String) async -> AddressPage
}
