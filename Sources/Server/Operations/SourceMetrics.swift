import Core

/// How the sources fare, in the text form of Prometheus.
enum SourceMetrics {
    static func text(_ states: [SourceState]) -> String {
        guard !states.isEmpty else { return "" }
        var lines: [String] = []
        func family(_ name: String, _ kind: String, _ value: (SourceState) -> [(labels: String, value: String)]) {
            let rows = states.flatMap { state in
                value(state).map { "sluis_source_\(name){\(labels(state))\($0.labels)} \($0.value)" }
            }
            guard !rows.isEmpty else { return }
            lines.append("# TYPE sluis_source_\(name) \(kind)")
            lines += rows
        }
        family("calls_total", "counter") { [("", String($0.calls))] }
        family("attempts_total", "counter") { [("", String($0.attempts))] }
        family("errors_total", "counter") { state in
            state.errors.sorted { $0.key.rawValue < $1.key.rawValue }.map { status, count in
                (",status=\"\(status.rawValue)\"", String(count))
            }
        }
        family("seconds_sum", "counter") { [("", seconds($0.milliseconds))] }
        family("breaker", "gauge") { state in
            SourceState.Breaker.allCases.map { (",state=\"\($0.rawValue)\"", $0 == state.breaker ? "1" : "0") }
        }
        family("failing", "gauge") { [("", $0.isFailing ? "1" : "0")] }
        family("running", "gauge") { [("", String($0.running))] }
        family("waiting", "gauge") { [("", String($0.waiting))] }
        family("quota_left", "gauge") { state in state.quotaLeft.map { [("", String($0))] } ?? [] }
        family("certificate_days", "gauge") { state in state.certificateDays.map { [("", String($0))] } ?? [] }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func labels(_ state: SourceState) -> String {
        "connection=\"\(state.connection)\",source=\"\(state.source)\""
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        let rest = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - rest.utf8.count) + rest
    }
}
