import Catalogue
import Core

/// Another controller of this installation as a source for some of ours: one purpose of its own.
struct NeighbourSettings: Sendable {
    static let keys = ["controller", "as", "purpose", "outputs"]

    let controller: String
    /// The application as which the other has registered us.
    let application: String
    /// As the other names it.
    let purpose: String
    /// Which output of that purpose fills an attribute.
    let outputs: [AttributeID: String]

    init(_ map: YAMLMapping) throws(CatalogueError) {
        controller = try map.string("controller")
        application = try map.string("as")
        purpose = try map.string("purpose")
        var outputs: [AttributeID: String] = [:]
        for entry in try map.required("outputs").entries() {
            outputs[AttributeID(entry.key)] = try entry.value.string()
        }
        self.outputs = outputs
    }
}
