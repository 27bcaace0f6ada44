import Catalogue
import Core

extension RowChange {
    /// The key that names this row and no other.
    package var key: RowKey {
        switch self {
        case .purpose(let row): .purpose(id: row.ref.id, version: row.ref.version)
        case .application(let row): .application(row.id)
        case .consent(let row): .consent(row.id)
        case .consultation(let row): .consultation(row.id)
        case .fact(let row): .fact(row.id)
        case .hold(let row): .hold(row.key)
        case .link(let row): .link(row.id)
        case .matter(let row): .matter(row.id)
        case .erasure(let row): .erasure(row.id)
        case .pruning(let row): .pruning(row.id)
        case .telling(let row): .telling(row.id)
        case .drop(let name): name.key
        case .dropHold(let key): .hold(key)
        case .dropFact(let id): .fact(id)
        }
    }

    /// Whether the row ends here.
    var isEnd: Bool {
        switch self {
        case .dropHold, .dropFact, .drop: true
        default: false
        }
    }

    package var isHold: Bool {
        if case .hold = self { true } else { false }
    }

    /// The class of the entry that carries the row to another log, and with it the key that seals it there.
    package var entryClass: EntryClass {
        switch self {
        case .purpose, .application, .erasure, .pruning: .gov
        case .consent, .telling: .consent
        case .matter(let row): row.person == nil ? .gov : .consent
        case .consultation, .fact, .hold, .link, .dropHold, .dropFact, .drop: .access
        }
    }

    /// Whose row it is; `nil` for the controller's own, and for a hold, which is its fact's.
    var person: SubjectRef? { json?.members?.all.first?.value.person("person") }

    /// Whether something may still come of the row, so that a question about all rows of a person must carry it.
    func counts(at instant: Instant) -> Bool {
        switch self {
        case .consent(let row): row.counts(at: instant)
        case .consultation(let row): row.state == .open
        case .matter(let row): row.state != .closed
        case .purpose, .application, .fact, .hold, .link, .pruning: true
        case .erasure(let row): row.state != .performed
        case .telling(let row): instant <= row.until
        case .dropHold, .dropFact, .drop: false
        }
    }
}
