import Core
import Wire

/// What a server answered.
struct Answer: Sendable {
    let status: Int
    let headers: [(name: String, value: String)]
    let body: [UInt8]
    let json: JSON?

    init(_ response: HTTPResponse) {
        status = response.status
        headers = response.headers
        body = response.body
        json = try? JSON(parsing: response.body, allowingNull: true)
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Where the answer or refusal stands in the log.
    var index: Int64? { json?["log"]?["index"]?.integer }
    /// The last word of a problem's type.
    var problem: String? { json?["type"]?.string?.split(separator: ":").last.map(String.init) }

    /// One output of a disclosure.
    func output(_ name: String) -> JSON? { json?["answers"]?.array?.first { $0["name"]?.string == name } }
}
