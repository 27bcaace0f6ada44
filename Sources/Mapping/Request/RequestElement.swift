/// An element of a request, ready to be written as XML: either text or children.
package struct RequestElement: Hashable, Sendable {
    package let name: String
    package let text: String?
    package let children: [RequestElement]

    package init(name: String, text: String? = nil, children: [RequestElement] = []) {
        self.name = name
        self.text = text
        self.children = children
    }
}
