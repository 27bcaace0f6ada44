import Core
import Synchronization

/// MAGDA's list of who follows whom, for which days: the condition for asking, and for notices of changes (FIELD 1.6).
final class Repertorium: Sendable {
    private let entries = Mutex<[Inscription: Period]>([:])

    /// Whether it was new; what exists already stays as it is.
    func inscribe(_ inscription: Inscription, _ period: Period) -> Bool {
        entries.withLock { entries in
            guard entries[inscription] == nil else { return false }
            entries[inscription] = period
            return true
        }
    }

    /// Whether there was an inscription to end.
    func remove(_ inscription: Inscription) -> Bool {
        entries.withLock { $0.removeValue(forKey: inscription) != nil }
    }

    func covers(_ inscription: Inscription, on day: CalendarDate) -> Bool {
        entries.withLock { $0[inscription]?.holds(on: day) ?? false }
    }

    /// Who is followed by an asker on a day.
    func persons(identification: String, capacity: String, on day: CalendarDate) -> Set<INSZ> {
        entries.withLock { entries in
            let own = entries.filter {
                $0.key.identification == identification && $0.key.capacity == capacity && $0.value.holds(on: day)
            }
            return Set(own.keys.map(\.insz))
        }
    }

    func reset() {
        entries.withLock { $0 = [:] }
    }

    var count: Int { entries.withLock { $0.count } }
}
