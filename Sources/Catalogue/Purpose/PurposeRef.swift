/// How every entry names a purpose version: `controller/id@n` and the SHA-256 of its bytes.
package struct PurposeRef: Hashable, Sendable {
    package let controller: String
    package let id: String
    package let version: Int
    /// Hexadecimal SHA-256 of the two files.
    package let hash: String

    package init(controller: String, id: String, version: Int, hash: String) {
        self.controller = controller
        self.id = id
        self.version = version
        self.hash = hash
    }

    /// The form `controller/id@version`.
    package var text: String { "\(controller)/\(id)@\(version)" }
}
