package import Core

/// Decides whether an event may stand at the next position: pure, over the rows that it names.
///
/// The live transaction and the replay of a log use this same function; that is what makes law 2 provable afterwards.
package enum Judge {
    /// How far the time of an entry may be from the writer's clock, in milliseconds (DESIGN 5).
    package static let clockTolerance: Int64 = 5000

    /// `nil` when it may be appended.
    ///
    /// `commit` is the time of the transaction; a basis must be active at the event's own
    /// time and at this one.
    package static func refusal(of event: Event, in rows: Rows, controller: String, commit: Instant) -> Refusal? {
        guard event.columns.clear.allSatisfy({ !INSZ.occurs(in: $0) }) else {
            return Refusal(.nationalNumberInClear, law: 6)
        }
        return event.act.refusal(in: rows, Moment(controller: controller, at: event.at, commit: commit))
    }

    static func officer(_ id: String, _ rows: Rows) -> Refusal? {
        rows.applications[id]?.role == .officer ? nil : Refusal(.notAnOfficer, law: 7)
    }
}

extension EntryColumns {
    /// What anyone reads who sees the tables; the employee's column is keyed.
    var clear: [String] { [purpose, application, outcome, source].compactMap { $0 } }
}
