/// A name or a value of a JSON document: a piece of its bytes, or bytes of its own where it held escapes.
enum JSONText {
    case plain(Range<Int>)
    case decoded([UInt8])

    func slice(in bytes: [UInt8]) -> ArraySlice<UInt8> {
        switch self {
        case .plain(let range): bytes[range]
        case .decoded(let own): own[...]
        }
    }

    func dropFirst() -> JSONText {
        switch self {
        case .plain(let range): .plain(range.dropFirst())
        case .decoded(let own): .decoded(Array(own.dropFirst()))
        }
    }

    func read(in bytes: [UInt8], _ body: (Span<UInt8>) -> Void) {
        switch self {
        case .plain(let range): body(bytes.span.extracting(range))
        case .decoded(let own): body(own.span)
        }
    }
}
