/// An element of a document, with its namespace resolved.
struct XMLElement {
    let name: String
    let namespace: String
    var children: [XMLElement] = []
    var text = ""
    /// Where it stands in the document, and where what is between its tags stands, in bytes.
    var outer = 0..<0
    var inner = 0..<0

    func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    /// The element at the end of a path of unqualified names.
    subscript(path: String...) -> XMLElement? {
        var element = self
        for name in path {
            guard let next = element.children.first(where: { $0.name == name && $0.namespace.isEmpty }) else {
                return nil
            }
            element = next
        }
        return element
    }

    /// The first element of that name, at any depth, in the order of the document.
    func first(_ name: String) -> XMLElement? {
        for child in children {
            if child.name == name { return child }
            if let found = child.first(name) { return found }
        }
        return nil
    }

    /// Text without the white space around it; an empty element counts as absent.
    var trimmed: String? {
        let space: (Character) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
        let kept = text.drop(while: space)
        guard let last = kept.lastIndex(where: { !space($0) }) else { return nil }
        return String(kept[...last])
    }
}
