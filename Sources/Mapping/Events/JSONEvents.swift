package import Core

/// Reads a JSON document as the events of a markup document, so that one mapping format serves both.
///
/// The document is an element `answer` without a namespace. A member is an element of its name; a list is one element
/// an item, so that a list of one and a single value are the same, and an empty list leaves nothing. The items of a list
/// at the top are called `item`. A plain value whose name begins with `@` is an attribute (JSON-LD), `null` an element
/// that is nil, and a number its text.
package enum JSONEvents {
    package static let maximumBytes = 4 << 20
    /// Objects and lists open at once.
    package static let maximumDepth = 64

    static let root = "answer"
    static let item = "item"

    /// Refuses what is no JSON, what names a member twice, and what is over a limit.
    ///
    /// The reader may have received events by then: an answer that breaks off is no answer.
    package static func read(_ bytes: [UInt8], into reader: inout some MarkupReader) throws(JSONError) {
        guard bytes.count <= maximumBytes else { throw JSONError(code: .tooLarge, offset: maximumBytes) }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw JSONError(code: .notUTF8, offset: 0) }
        var walk = JSONWalk(bytes)
        try walk.document(into: &reader)
    }
}
