/// An element of a schema document, by local name.
struct SchemaNode: Sendable {
    let name: String
    var attributes: [String: String] = [:]
    var children: [SchemaNode] = []

    /// Whether the particle may stand several times.
    var isMany: Bool {
        guard let most = attributes["maxOccurs"] else { return false }
        return most == "unbounded" || (Int(most) ?? 1) > 1
    }
}
