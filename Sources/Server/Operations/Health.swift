import Core

/// How the gateway fares, without its inside (Belgif hlth-res).
package enum Health: String, Sendable {
    case up = "UP"
    /// It answers, and some source or reserve fails.
    case degraded = "DEGRADED"
    /// Nothing can be recorded or read.
    case down = "DOWN"

    func reply(_ environment: ServerSettings.Environment) -> HTTPReply {
        let json: JSON = ["status": .string(rawValue), "environment": .string(environment.rawValue)]
        return HTTPReply(self == .down ? 503 : 200, json: json)
    }
}
