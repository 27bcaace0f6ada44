/// A source over HTTP, as the settings describe it: where it is, how it knows us, and what its mappings may fill in.
package struct RestSource: Sendable {
    /// Without a slash at the end; the mappings' paths begin below it.
    let address: String
    let authentication: RestAuthentication
    /// What mappings name as `$settings.<name>`.
    let settings: [String: String]

    package init(address: String, authentication: RestAuthentication, settings: [String: String] = [:]) {
        self.address = address.last == "/" ? String(address.dropLast()) : address
        self.authentication = authentication
        self.settings = settings
    }
}
