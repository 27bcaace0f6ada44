import Disclosure

/// How events fare, in the text form of Prometheus: by controller, never by application or person.
enum EventMetrics {
    static func text(_ desks: [ControllerDesk]) async -> String {
        var attempts = ["# TYPE sluis_event_deliveries_total counter"]
        var states = ["# TYPE sluis_events gauge"]
        for desk in desks.sorted(by: { $0.controller < $1.controller }) {
            let counts = desk.events.tally.counts
            for (word, count) in [
                ("dead", counts.dead), ("delivered", counts.delivered), ("failed", counts.failed),
            ] {
                attempts.append(
                    "sluis_event_deliveries_total{controller=\"\(desk.controller)\",outcome=\"\(word)\"} \(count)")
            }
            guard let kept = try? await desk.events.storage.eventCounts() else { continue }
            for state in [EventState.waiting, .dead] {
                states.append(
                    "sluis_events{controller=\"\(desk.controller)\",state=\"\(state)\"} \(kept[state] ?? 0)")
            }
        }
        return (attempts + states).joined(separator: "\n") + "\n"
    }
}
