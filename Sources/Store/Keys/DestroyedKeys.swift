import Core
import Ledger
import Synchronization

/// Keys that were destroyed since this process began: what is still under way sealed with one may not become durable.
final class DestroyedKeys: Sendable {
    struct Name: Hashable, Sendable {
        let subject: SubjectRef
        let keyClass: KeyClass
    }

    /// By person and class, the last version that is gone.
    private let gone = Mutex<[Name: UInt8]>([:])
    /// Classes of which everyone's keys are gone.
    private let classes = Mutex<Set<KeyClass>>([])

    func add(_ subject: SubjectRef, _ keyClass: KeyClass, through version: UInt8) {
        let name = Name(subject: subject, keyClass: keyClass)
        gone.withLock { $0[name] = max($0[name] ?? 0, version) }
    }

    func add(_ keyClass: KeyClass) { classes.withLock { _ = $0.insert(keyClass) } }

    func contains(_ subject: SubjectRef, _ keyClass: KeyClass, version: UInt8) -> Bool {
        if classes.withLock({ $0.contains(keyClass) }) { return true }
        return gone.withLock { $0[Name(subject: subject, keyClass: keyClass)].map { version <= $0 } ?? false }
    }

    /// Whether any part or fact of a proposal was sealed with one.
    func seals(_ proposal: Proposal) -> Bool {
        guard !gone.withLock({ $0.isEmpty }) || !classes.withLock({ $0.isEmpty }) else { return false }
        let event = proposal.event
        let keyClass = KeyClass(of: event.type, at: event.at)
        let isPart = proposal.parts.contains { part in
            guard let person = part.holder.person, let version = try? SealedBytes.version(of: part.sealed) else {
                return false
            }
            return contains(person, keyClass, version: version)
        }
        guard !isPart, let subject = event.act.subject else { return isPart }
        let valueClass: KeyClass =
            switch event.type {
            case .toldOnce, .toldCorrected: .told
            default: .facts
            }
        return proposal.facts.values.contains { sealed in
            (try? SealedBytes.version(of: sealed)).map { contains(subject, valueClass, version: $0) } ?? false
        }
    }
}
