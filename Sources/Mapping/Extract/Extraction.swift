/// What one pass has kept: texts, in the order of the document, and the records they stand in.
struct Extraction: Sendable {
    /// One element or attribute that a selector names.
    struct Capture: Sendable {
        let slot: Int
        let instance: Int
        var start = 0
        var count = 0
        var hasContent = false
        var isNil = false
        var owesSpace = false

        /// Empty elements say nothing (FIELD 3.14).
        var isEmpty: Bool { count == 0 || isNil }
    }

    /// One element that is a record; its captures lie together.
    struct Instance: Sendable {
        let scope: Int
        let parent: Int
        let firstCapture: Int
        var endCapture: Int
        let textStart: Int
    }

    var captures: [Capture] = []
    var instances: [Instance] = [
        Instance(scope: -1, parent: -1, firstCapture: 0, endCapture: Int.max, textStart: 0)
    ]
    var text: [UInt8] = []
    let subject: [UInt8]

    init(subject: [UInt8]) {
        self.subject = subject
        captures.reserveCapacity(64)
        instances.reserveCapacity(16)
        text.reserveCapacity(1024)
    }

    /// Whether a record passes all tests of a step.
    func passes(_ comparisons: [Comparison], instance: Int) -> Bool {
        for comparison in comparisons {
            var isFound = false
            let end = min(instances[instance].endCapture, captures.count)
            var index = instances[instance].firstCapture
            while index < end, !isFound {
                if captures[index].slot == comparison.slot, !captures[index].isEmpty {
                    isFound = equals(captures[index], comparison)
                }
                index += 1
            }
            if isFound == comparison.isNegated { return false }
        }
        return true
    }

    private func equals(_ capture: Capture, _ comparison: Comparison) -> Bool {
        if comparison.values.isEmpty { return holds(capture, subject) }
        return comparison.values.contains { holds(capture, $0) }
    }

    func holds(_ capture: Capture, _ bytes: [UInt8]) -> Bool {
        guard capture.count == bytes.count else { return false }
        for offset in 0..<bytes.count where text[capture.start + offset] != bytes[offset] { return false }
        return true
    }

    func string(_ capture: Capture) -> String {
        String(decoding: text[capture.start..<capture.start + capture.count], as: UTF8.self)
    }
}
