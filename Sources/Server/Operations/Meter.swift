import Synchronization

/// Counts what passes, by route and status and by rule: nothing about a person, a case or an employee.
package final class Meter: Sendable {
    private struct Counts {
        var answers: [Endpoint: [Int: Int]] = [:]
        var microseconds: [Endpoint: Int] = [:]
        var refusals: [String: Int] = [:]
        var tokens: [String: Int] = [:]
        var unmatched = 0
    }

    private let counts = Mutex(Counts())

    package init() {}

    func count(_ route: Endpoint?, status: Int, microseconds: Int) {
        counts.withLock { counts in
            guard let route else {
                counts.unmatched += 1
                return
            }
            counts.answers[route, default: [:]][status, default: 0] += 1
            counts.microseconds[route, default: 0] += microseconds
        }
    }

    /// By the last word of a problem's type.
    func count(refusal type: String) {
        let word = type.split(separator: ":").last.map(String.init) ?? type
        counts.withLock { $0.refusals[word, default: 0] += 1 }
    }

    func count(token word: String) { counts.withLock { $0.tokens[word, default: 0] += 1 } }

    /// In the text form of Prometheus.
    package var text: String {
        let counts = counts.withLock { $0 }
        var lines = ["# TYPE sluis_requests_total counter"]
        let routes = counts.answers.keys.sorted { ($0.path, $0.methodName) < ($1.path, $1.methodName) }
        for route in routes {
            for (status, count) in (counts.answers[route] ?? [:]).sorted(by: { $0.key < $1.key }) {
                lines.append("sluis_requests_total{\(Self.labels(route)),status=\"\(status)\"} \(count)")
            }
        }
        lines.append("sluis_requests_total{route=\"none\",status=\"404\"} \(counts.unmatched)")
        lines.append("# TYPE sluis_request_seconds_sum counter")
        for route in routes {
            lines.append(
                "sluis_request_seconds_sum{\(Self.labels(route))} \(Self.seconds(counts.microseconds[route] ?? 0))")
        }
        lines.append("# TYPE sluis_problems_total counter")
        for (word, count) in counts.refusals.sorted(by: { $0.key < $1.key }) {
            lines.append("sluis_problems_total{type=\"\(word)\"} \(count)")
        }
        lines.append("# TYPE sluis_tokens_total counter")
        for (word, count) in counts.tokens.sorted(by: { $0.key < $1.key }) {
            lines.append("sluis_tokens_total{outcome=\"\(word)\"} \(count)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func labels(_ route: Endpoint) -> String {
        "method=\"\(route.methodName)\",route=\"\(route.path)\""
    }

    private static func seconds(_ microseconds: Int) -> String {
        let rest = String(microseconds % 1_000_000)
        return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - rest.utf8.count) + rest
    }
}
