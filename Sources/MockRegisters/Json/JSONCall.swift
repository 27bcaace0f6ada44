import Core

/// A request to a JSON source, without the socket.
struct JSONCall: Sendable {
    let method: String
    let path: String
    /// The first value of each name.
    let query: [String: String]
    /// Names in lower case.
    let headers: [String: String]
    let body: [UInt8]

    var json: JSON? { try? JSON(parsing: body) }
}
