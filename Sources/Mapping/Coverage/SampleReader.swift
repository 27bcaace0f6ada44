import Core

/// Reads the shape of an answer off its events, with or without a SOAP envelope around it.
package struct SampleReader: MarkupReader {
    /// Codes are short; a longer text is none.
    private static let codeLimit = 40

    private struct Open {
        let path: String
        var text: [UInt8] = []
        var children: Set<String> = []
    }

    package private(set) var shape = AnswerShape()
    private let root: String
    private let codePaths: Set<String>
    private var open: [Open] = []
    /// Elements open outside the answer's root.
    private var outside = 0

    /// - Parameter mapping: names the answer's root, and the elements whose texts are codes.
    package init(_ mapping: CompiledMapping) {
        root = mapping.bodyElement
        codePaths = mapping.codePaths
    }

    package mutating func open(name: Span<UInt8>, namespace: Span<UInt8>) {
        let name = Self.string(name)
        guard let parent = open.last else {
            if name == root { open.append(Open(path: "")) } else { outside += 1 }
            return
        }
        let path = parent.path.isEmpty ? name : parent.path + "/" + name
        let isFirst = open[open.count - 1].children.insert(name).inserted
        shape.change(path) { element in
            element.isInSamples = true
            element.repeats = element.repeats || !isFirst
        }
        open.append(Open(path: path))
    }

    package mutating func attribute(name: Span<UInt8>, value: Span<UInt8>) {
        guard let element = open.last, !element.path.isEmpty else { return }
        let name = Self.string(name)
        if name == "nil" { return }
        keep(value.count == 0 ? [] : Array(Self.string(value).utf8), at: element.path + "/@" + name)
    }

    package mutating func text(_ bytes: Span<UInt8>) {
        guard !open.isEmpty, open[open.count - 1].text.count <= Self.codeLimit else { return }
        for index in 0..<min(bytes.count, Self.codeLimit + 1) where bytes[index] > 0x20 {
            open[open.count - 1].text.append(bytes[index])
        }
    }

    package mutating func close() {
        guard let element = open.popLast() else {
            outside -= 1
            return
        }
        if !element.path.isEmpty, !element.text.isEmpty { keep(element.text, at: element.path) }
    }

    private mutating func keep(_ text: [UInt8], at path: String) {
        let isCode = codePaths.contains(path) && !text.isEmpty && text.count <= Self.codeLimit
        shape.change(path) { element in
            element.isInSamples = true
            element.holdsText = true
            if isCode { element.codes.insert(String(decoding: text, as: UTF8.self)) }
        }
    }

    private static func string(_ span: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        for index in 0..<span.count { bytes.append(span[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
