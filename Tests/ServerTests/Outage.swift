import Core
import Synchronization

/// For whom a source does not answer now.
final class Outage: Sendable {
    private let numbers = Mutex<Set<String>?>([])

    /// Does not answer about these, or about anyone.
    func begin(for numbers: [String]? = nil) { self.numbers.withLock { $0 = numbers.map(Set.init) } }
    func end() { numbers.withLock { $0 = [] } }
    func hits(_ number: SubjectNumber) -> Bool { numbers.withLock { $0?.contains(number.revealedDigits) ?? true } }
}
