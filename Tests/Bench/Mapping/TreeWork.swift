import CLibraries
import Wire

/// Builds libxml2's tree of every answer and frees it, which is what mapping is held against; nothing is read from it.
struct TreeWork: Sendable {
    private let answers: Answers

    init(_ answers: Answers) {
        self.answers = answers
        xmlInitParser()
    }

    /// One pass over all answers; the number of trees.
    @discardableResult
    func pass() -> Int {
        var count = 0
        for document in answers.documents {
            let tree = unsafe document.bytes.withUnsafeBytes { bytes in
                unsafe xmlReadMemory(
                    bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil, nil,
                    Int32(XML_PARSE_NONET.rawValue))
            }
            guard let tree = unsafe tree else { continue }
            unsafe xmlFreeDoc(tree)
            count += 1
        }
        return count
    }
}
