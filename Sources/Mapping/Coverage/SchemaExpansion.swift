/// Follows a schema's type references from an answer's root down, and lists every element and attribute on the way.
struct SchemaExpansion {
    /// Recursive types end here; answers are read no deeper either.
    private static let depthLimit = 40

    let set: SchemaSet
    private(set) var shape = AnswerShape()
    /// The types being expanded: one inside itself is not expanded again.
    private var types: [SchemaSet.Key] = []

    init(set: SchemaSet) {
        self.set = set
    }

    mutating func expandRoot(_ root: SchemaSet.Definition) {
        content(of: root.node, root.document, at: "", repeats: false)
        if let type = root.node.attributes["type"] { self.type(type, root.document, at: "") }
    }

    private mutating func element(_ node: SchemaNode, _ document: Int, at path: String, repeats: Bool) {
        if let reference = node.attributes["ref"] {
            guard let known = set.definition("element", set.documents[document].resolve(reference)) else { return }
            return element(known.node, known.document, at: path, repeats: repeats || node.isMany)
        }
        guard let name = node.attributes["name"] else { return }
        let place = path.isEmpty ? name : path + "/" + name
        shape.change(place) { element in
            element.isInSchema = true
            element.repeats = element.repeats || repeats || node.isMany
        }
        guard place.split(separator: "/").count < Self.depthLimit else { return }
        if let type = node.attributes["type"] {
            self.type(type, document, at: place)
        } else {
            content(of: node, document, at: place, repeats: false)
        }
    }

    private mutating func type(_ name: String, _ document: Int, at path: String) {
        let resolved = set.documents[document].resolve(name)
        for kind in ["complexType", "simpleType"] {
            guard let known = set.definition(kind, resolved) else { continue }
            let key = SchemaSet.Key(kind: kind, name: resolved)
            guard !types.contains(key) else { return }
            types.append(key)
            if kind == "simpleType" { holdsText(path) }
            content(of: known.node, known.document, at: path, repeats: false)
            types.removeLast()
            return
        }
        holdsText(path)
    }

    private mutating func content(of node: SchemaNode, _ document: Int, at path: String, repeats: Bool) {
        if node.attributes["mixed"] == "true" { holdsText(path) }
        for child in node.children {
            let isMany = repeats || child.isMany
            switch child.name {
            case "element": element(child, document, at: path, repeats: repeats)
            case "sequence", "choice", "all", "complexType", "complexContent":
                content(of: child, document, at: path, repeats: isMany)
            case "simpleType", "simpleContent", "list", "union":
                holdsText(path)
                content(of: child, document, at: path, repeats: false)
            case "extension", "restriction":
                if let base = child.attributes["base"] { inherit(base, child, node, document, at: path) }
                content(of: child, document, at: path, repeats: repeats)
            case "group", "attributeGroup":
                guard let name = child.attributes["ref"],
                    let known = set.definition(child.name, set.documents[document].resolve(name))
                else { continue }
                content(of: known.node, known.document, at: path, repeats: isMany)
            case "attribute": attribute(child, document, at: path)
            case "enumeration":
                if let code = child.attributes["value"] { shape.change(path) { $0.codes.insert(code) } }
            case "any": shape.open(below: path)
            default: break
            }
        }
    }

    /// What a derived type has from its base; a restriction writes its elements out again.
    private mutating func inherit(
        _ base: String, _ node: SchemaNode, _ parent: SchemaNode, _ document: Int, at path: String
    ) {
        if node.name == "restriction", parent.name == "complexContent" { return }
        // Codes that a restriction lists replace those of its base.
        let lists = node.name == "restriction" && node.children.contains { $0.name == "enumeration" }
        if lists { holdsText(path) } else { type(base, document, at: path) }
    }

    private mutating func attribute(_ node: SchemaNode, _ document: Int, at path: String) {
        guard let name = node.attributes["name"], !path.isEmpty else { return }
        let place = path + "/@" + name
        shape.change(place) { $0.isInSchema = true }
        holdsText(place)
        if let type = node.attributes["type"] {
            self.type(type, document, at: place)
        } else {
            content(of: node, document, at: place, repeats: false)
        }
    }

    private mutating func holdsText(_ path: String) {
        guard !path.isEmpty else { return }
        shape.change(path) { element in
            element.isInSchema = true
            element.holdsText = true
        }
    }
}
