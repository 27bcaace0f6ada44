import Ledger
import Synchronization

/// A registered party as it was last registered.
///
/// A later registration makes another, and dismisses this one: whoever still holds it knows by a flag that its keys and
/// permissions no longer stand.
final class Party: Sendable {
    let row: ApplicationRow
    let keys: [RegisteredKey]
    private let dismissed = Atomic<Bool>(false)

    init(row: ApplicationRow, keys: [RegisteredKey]) {
        self.row = row
        self.keys = keys
    }

    var stands: Bool { !dismissed.load(ordering: .acquiring) }

    func dismiss() { dismissed.store(true, ordering: .releasing) }
}
