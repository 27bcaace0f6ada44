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
        let times = (event.at, max(event.at, commit))
        switch event.act {
        case .logOpened: return nil
        case .checked(let check): return foreign(check.version, controller)
        case .refused(let refusal): return foreign(refusal.version, controller)
        case .inspected(let inspection): return judge(inspection, rows)
        case .purposeActivated(let activation):
            return foreign(activation.purpose.ref, controller) ?? officer(activation.by, rows)
        case .purposeRetired(let retirement):
            return active(retirement.purpose, rows, controller) ?? officer(retirement.by, rows)
        case .applicationRegistered(let registration): return judge(registration, rows)
        case .consentGiven(let grant): return judge(grant, rows, controller)
        case .consentRefused(let refusal): return judge(refusal, rows, controller, event.at)
        case .consentWithdrawn(let withdrawal): return judge(withdrawal, rows, controller)
        case .consulted(let consultation): return judge(consultation, rows, controller, times)
        case .retried(let retry): return judge(retry, rows, controller, times)
        case .closed(let closing): return judge(closing, rows, times)
        case .disclosed(let disclosure): return judge(disclosure, rows, controller, times)
        case .identityChanged(let change): return judge(change, rows, controller)
        case .identityDecided(let decision): return judge(decision, rows)
        }
    }

    /// An officer may look at everything, an application at what it asked itself.
    private static func judge(_ inspection: Inspection, _ rows: Rows) -> Refusal? {
        guard inspection.way == .own else { return officer(inspection.by, rows) }
        return rows.applications[inspection.by]?.role == .application ? nil : Refusal(.notAnOfficer, law: 7)
    }

    static func officer(_ id: String, _ rows: Rows) -> Refusal? {
        rows.applications[id]?.role == .officer ? nil : Refusal(.notAnOfficer, law: 7)
    }

    /// The first registration of all makes the first officer; from then on an officer or operator decides, and an
    /// operator makes no officer: who runs the system does not choose who watches it.
    private static func judge(_ registration: ApplicationRegistration, _ rows: Rows) -> Refusal? {
        let row = registration.application
        if rows.applications.isEmpty {
            return row.role == .officer && registration.by == row.id ? nil : Refusal(.roleNotAllowed, law: 7)
        }
        return switch rows.applications[registration.by]?.role {
        case .officer: nil
        case .operator where row.role != .officer && rows.applications[row.id]?.role != .officer: nil
        default: Refusal(.roleNotAllowed, law: 7)
        }
    }
}

extension EntryColumns {
    /// What anyone reads who sees the tables; the employee's column is keyed.
    var clear: [String] { [purpose, application, outcome, source].compactMap { $0 } }
}
