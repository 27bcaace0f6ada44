import Core
import Mapping
import Wire

/// What is fed with bytes.
///
/// A wrong answer is a crash, so that libFuzzer keeps the bytes: a claim that fails stops the process.
enum FuzzTarget: String, CaseIterable {
    /// Bytes to the parser of XML, the extractors and the resolvers of all mappings.
    case xml
    /// Bytes to the events of JSON, the extractors and the resolvers of all mappings.
    case events
    /// Bytes to our own JSON, which must read back what it writes.
    case json

    func feed(_ bytes: [UInt8]) {
        var readers = Subjects.shared.readers
        switch self {
        case .xml:
            if (try? MarkupParser.parse(bytes, into: &readers)) != nil { Subjects.shared.resolve(readers) }
        case .events:
            if (try? JSONEvents.read(bytes, into: &readers)) != nil { Subjects.shared.resolve(readers) }
        case .json:
            guard let json = try? JSON(parsing: bytes) else { return }
            let written = json.canonicalBytes
            let again = try? JSON(parsing: written)
            precondition(again?.canonicalBytes == written, "what was written reads back otherwise")
        }
    }
}
