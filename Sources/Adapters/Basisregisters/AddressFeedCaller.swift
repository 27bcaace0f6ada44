import Core
package import OnlyOnce
package import Wire

/// Reads the address register's change feed, a page at a time; it is open data, and the question names no one.
package struct AddressFeedCaller: AddressPages {
    package let source = "AR"
    package let service = "feeds/wijzigingen/adressen"
    private let address: String
    private let client: HTTPClient
    private let limits: HTTPLimits

    /// - Parameter address: Of the register, as its other services have it.
    package init(address: String, client: HTTPClient, limits: HTTPLimits) {
        self.address = address.last == "/" ? String(address.dropLast()) : address
        self.client = client
        self.limits = limits
    }

    package func page(after place: String?, reference: String) async -> AddressPage {
        // A place is a number of the register's; anything else would be written into an address.
        let start = place.flatMap { Int64($0) }.map { "?after=\($0)" } ?? ""
        let request = HTTPRequest(
            method: .get, url: address + "/v2/feeds/wijzigingen/adressen" + start,
            headers: [
                (name: "Accept", value: "application/cloudevents-batch+json"),
                (name: "x-correlation-id", value: reference),
            ], body: [], limits: limits)
        do {
            let response = try await client.send(request)
            guard response.status == 200 else {
                return AddressPage(
                    status: response.status >= 500 ? .unavailable : .fault, code: "HTTP:\(response.status)",
                    addresses: [], next: nil)
            }
            let feed = try AddressFeed(response.body)
            let changed = feed.changes.filter { $0.kind != .create }.map(\.id)
            return AddressPage(status: .ok, code: "", addresses: Set(changed), next: feed.last)
        } catch let error as AdapterError {
            return AddressPage(status: .fault, code: "feed:\(error.code.rawValue)", addresses: [], next: nil)
        } catch {
            return AddressPage(status: .unavailable, code: "wire", addresses: [], next: nil)
        }
    }
}
