import Mapping

/// An answer made up from the elements that a mapping names, each once.
struct SeedDocument {
    private final class Element {
        let name: String
        var attributes: [String] = []
        var children: [Element] = []

        init(_ name: String) {
            self.name = name
        }

        func child(_ name: String) -> Element {
            if let known = children.first(where: { $0.name == name }) { return known }
            let child = Element(name)
            children.append(child)
            return child
        }

        var xml: String {
            let attributes = attributes.map { " \($0)=\"2020-01-01\"" }.joined()
            let inner = children.isEmpty ? "2020-01-01" : children.map(\.xml).joined()
            return "<\(name)\(attributes)>\(inner)</\(name)>"
        }

        var json: String {
            guard !children.isEmpty else { return "\"2020-01-01\"" }
            let members = attributes.map { "\"@\($0)\":\"1\"" } + children.map { "\"\($0.name)\":[\($0.json)]" }
            return "{\(members.joined(separator: ","))}"
        }
    }

    private let root: Element
    private let namespace: String

    init(_ mapping: CompiledMapping) {
        root = Element(mapping.bodyElement)
        namespace = mapping.bodyNamespace
        for path in mapping.attributes.values.joined().sorted() {
            var place = root
            for step in path.split(separator: "/").map(String.init) {
                if step.hasPrefix("@") {
                    let name = String(step.dropFirst())
                    if !place.attributes.contains(name) { place.attributes.append(name) }
                } else {
                    place = place.child(step)
                }
            }
        }
    }

    var json: String { root.json }

    var xml: String {
        let children = root.children.map(\.xml).joined()
        return "<r:\(root.name) xmlns:r=\"\(namespace)\">\(children)</r:\(root.name)>"
    }
}
