import Core
import Wire

/// A document as a tree that a test can cut, double, reorder, rename and empty.
struct MarkupTree: MarkupReader {
    struct Element {
        var name: String
        var namespace: String
        var attributes: [(name: String, value: String)] = []
        var text = ""
        var children: [Element] = []

        var xml: String {
            let attributes = attributes.map { " \($0.name)=\"\(Self.escape($0.value))\"" }.joined()
            return
                "<\(name) xmlns=\"\(namespace)\"\(attributes)>\(Self.escape(text))\(children.map(\.xml).joined())</\(name)>"
        }

        private static func escape(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
        }

        /// Every place below, as the way to it.
        var places: [[Int]] {
            children.enumerated().flatMap { index, child in [[index]] + child.places.map { [index] + $0 } }
        }

        func path(to place: some Collection<Int>) -> [String] {
            guard let index = place.first else { return [] }
            return [children[index].name] + children[index].path(to: place.dropFirst())
        }

        /// Changes the element's list of children that holds a place.
        mutating func change(_ place: some Collection<Int>, _ body: (inout [Element], Int) -> Void) {
            guard let index = place.first else { return }
            if place.count == 1 {
                body(&children, index)
            } else {
                children[index].change(place.dropFirst(), body)
            }
        }
    }

    private var open: [Element] = []
    private(set) var root = Element(name: "", namespace: "")

    static func parse(_ bytes: [UInt8]) throws -> Element {
        var tree = MarkupTree()
        try MarkupParser.parse(bytes, into: &tree)
        return tree.root
    }

    mutating func open(name: Span<UInt8>, namespace: Span<UInt8>) {
        open.append(Element(name: Self.string(name), namespace: Self.string(namespace)))
    }

    mutating func attribute(name: Span<UInt8>, value: Span<UInt8>) {
        open[open.count - 1].attributes.append((Self.string(name), Self.string(value)))
    }

    mutating func text(_ bytes: Span<UInt8>) { open[open.count - 1].text += Self.string(bytes) }

    mutating func close() {
        let element = open.removeLast()
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(element)
        }
    }

    private static func string(_ span: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        for index in 0..<span.count { bytes.append(span[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
