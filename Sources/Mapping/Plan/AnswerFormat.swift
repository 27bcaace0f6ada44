/// What stands around the content of an answer.
enum AnswerFormat: String, CaseIterable, Sendable {
    /// A `Repliek` with its content and exceptions at two levels (FIELD 1.2, 1.3).
    case magda
    /// The root itself, with a `status`, and `CBSSFault` in a SOAP fault (FIELD 5).
    case ksz
    /// The document itself; how it went is told by HTTP.
    case json

    /// From the root to the content.
    var contentPath: String {
        switch self {
        case .magda: EnvelopeSlots.contentPath
        case .ksz, .json: ""
        }
    }
}
