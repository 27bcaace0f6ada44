import Core

/// First stage: one pass over the events of an answer keeps what the selectors name and drops all else.
///
/// Names are compared as bytes against flat arrays; an element that no selector names costs one comparison and no
/// allocation. It follows the bare payload and a SOAP 1.1 envelope alike.
package struct Extractor: MarkupReader, Sendable {
    /// A record, or all text outside records, is kept up to here (DESIGN 6).
    package static let recordLimit = 64 * 1024

    private let nodes: [Trie.Node]
    private let edges: [Trie.Edge]
    private let attributes: [Trie.Edge]
    private let names: [UInt8]
    private let scopes: [Trie.Scope]
    private(set) var extraction: Extraction
    private var current = Trie.start
    private var depthSkipped = 0
    private var instance = 0
    private var looseBytes = 0
    /// By node: the capture that is open there, or -1.
    private var open: [Int]
    private(set) var hasUnexpectedRoot = false
    private(set) var hasOversizedRecord = false

    init(trie: Trie, subject: [UInt8]) {
        nodes = trie.nodes
        edges = trie.edges
        attributes = trie.attributes
        names = trie.names
        scopes = trie.scopes
        extraction = Extraction(subject: subject)
        open = [Int](repeating: -1, count: trie.nodes.count)
    }

    package mutating func open(name: Span<UInt8>, namespace: Span<UInt8>) {
        if depthSkipped > 0 {
            depthSkipped += 1
            return
        }
        let node = nodes[current]
        if node.slot >= 0 { extraction.captures[open[current]].hasContent = true }
        var index = node.firstEdge
        let end = index + node.edgeCount
        while index < end {
            let edge = edges[index]
            if edge.nameCount == name.count, matches(name, edge.nameStart),
                edge.namespaceCount < 0
                    || (edge.namespaceCount == namespace.count && matches(namespace, edge.namespaceStart))
            {
                enter(edge.target)
                return
            }
            index += 1
        }
        if current == Trie.start || current == Trie.soapBody { hasUnexpectedRoot = true }
        depthSkipped = 1
    }

    private func matches(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        var index = bytes.count - 1
        while index >= 0 {
            if bytes[index] != names[start + index] { return false }
            index -= 1
        }
        return true
    }

    private mutating func enter(_ target: Int) {
        current = target
        let node = nodes[target]
        if node.scope >= 0 {
            let count = extraction.captures.count
            extraction.instances.append(
                Extraction.Instance(
                    scope: node.scope, parent: instance, firstCapture: count, endCapture: Int.max,
                    textStart: extraction.text.count))
            instance = extraction.instances.count - 1
        }
        if node.slot >= 0 {
            open[target] = extraction.captures.count
            extraction.captures.append(Extraction.Capture(slot: node.slot, instance: instance))
        }
    }

    package mutating func attribute(name: Span<UInt8>, value: Span<UInt8>) {
        guard depthSkipped == 0 else { return }
        let node = nodes[current]
        if node.slot >= 0, name.count == 3, name[0] == 0x6E, name[1] == 0x69, name[2] == 0x6C {
            let isTrue = value.count == 4 || (value.count == 1 && value[0] == 0x31)
            if isTrue { extraction.captures[open[current]].isNil = true }
            return
        }
        var index = node.firstAttribute
        let end = index + node.attributeCount
        while index < end {
            let edge = attributes[index]
            if edge.nameCount == name.count, matches(name, edge.nameStart) {
                extraction.captures.append(Extraction.Capture(slot: edge.target, instance: instance))
                keep(value, in: extraction.captures.count - 1)
                return
            }
            index += 1
        }
    }

    package mutating func text(_ bytes: Span<UInt8>) {
        guard depthSkipped == 0, nodes[current].slot >= 0 else { return }
        keep(bytes, in: open[current])
    }

    /// Keeps text with runs of white space as one space and none at the ends.
    private mutating func keep(_ bytes: Span<UInt8>, in index: Int) {
        var capture = extraction.captures[index]
        if capture.count > 0, capture.start + capture.count != extraction.text.count { return }
        if capture.count == 0 { capture.start = extraction.text.count }
        for position in 0..<bytes.count {
            let byte = bytes[position]
            if byte == 0x20 || (byte <= 0x0D && byte >= 0x09) {
                capture.owesSpace = capture.count > 0
            } else {
                if capture.owesSpace {
                    extraction.text.append(0x20)
                    capture.owesSpace = false
                }
                extraction.text.append(byte)
                capture.count = extraction.text.count - capture.start
            }
        }
        if capture.count > 0 { capture.hasContent = true }
        extraction.captures[index] = capture
        if instance == 0 { looseBytes += bytes.count }
        let size = instance == 0 ? looseBytes : extraction.text.count - extraction.instances[instance].textStart
        if size > Self.recordLimit {
            hasOversizedRecord = true
            extraction.captures[index].count = 0
            extraction.text.removeSubrange(min(capture.start, extraction.text.count)...)
        }
    }

    package mutating func close() {
        if depthSkipped > 0 {
            depthSkipped -= 1
            return
        }
        let node = nodes[current]
        if node.slot >= 0 { open[current] = -1 }
        if node.scope >= 0 { closeRecord(node.scope) }
        current = node.parent
    }

    /// A record that no selector wants leaves nothing behind.
    private mutating func closeRecord(_ scope: Int) {
        let record = extraction.instances[instance]
        extraction.instances[instance].endCapture = extraction.captures.count
        if !scopes[scope].keepsAll,
            !scopes[scope].alternatives.contains(where: { extraction.passes($0, instance: instance) })
        {
            extraction.captures.removeSubrange(record.firstCapture...)
            extraction.instances.removeSubrange(instance...)
            extraction.text.removeSubrange(record.textStart...)
        }
        instance = record.parent
    }
}
