import Core
import Synchronization

/// The inscriptions made since the start, so that none is asked for twice; the repertorium itself remembers longer.
final class Inscriptions: Sendable {
    private struct Key: Hashable {
        let identification: String
        let hoedanigheid: String
        let number: SubjectNumber
    }

    /// Beyond so many the list begins anew: an inscription that exists already does no harm.
    private static let limit = 100_000

    private let days = Mutex<[Key: CalendarDate]>([:])

    /// Whether one from that day or an earlier one was made.
    func cover(_ number: SubjectNumber, _ finality: Finality, from day: CalendarDate) -> Bool {
        days.withLock { $0[Self.key(number, finality)].map { $0 <= day } ?? false }
    }

    func add(_ number: SubjectNumber, _ finality: Finality, from day: CalendarDate) {
        days.withLock { days in
            if days.count >= Self.limit { days = [:] }
            days[Self.key(number, finality)] = day
        }
    }

    func remove(_ number: SubjectNumber, _ finality: Finality) {
        days.withLock { $0[Self.key(number, finality)] = nil }
    }

    private static func key(_ number: SubjectNumber, _ finality: Finality) -> Key {
        Key(identification: finality.identification, hoedanigheid: finality.hoedanigheid, number: number)
    }
}
