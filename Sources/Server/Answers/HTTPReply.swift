import Core
import HTTPTypes

/// What goes back over HTTP, before headers that every answer has.
struct HTTPReply: Sendable {
    let status: Int
    let mediaType: String
    let language: String
    let bytes: [UInt8]
    /// Beside those that every answer has.
    var headers = HTTPFields()
    var problem: Problem?

    init(_ status: Int = 200, mediaType: String = "application/json", language: String = "nl", bytes: [UInt8]) {
        self.status = status
        self.mediaType = mediaType
        self.language = language
        self.bytes = bytes
    }

    init(_ status: Int = 200, json: JSON) {
        self.init(status, bytes: json.canonicalBytes)
    }

    init(_ problem: Problem, trace: String, documentation: String) {
        self.init(
            problem.status, mediaType: "application/problem+json",
            language: problem.alternative == nil ? "en" : "en, nl",
            bytes: problem.json(instance: trace, documentation: documentation).canonicalBytes)
        self.problem = problem
    }
}
