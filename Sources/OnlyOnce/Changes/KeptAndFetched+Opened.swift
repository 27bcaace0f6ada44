import Core
import Ledger

extension KeptAndFetched {
    /// A kept fact with what holds it.
    struct Opened {
        let fact: Fact
        let id: Identifier
        let holds: [HoldRow]
    }

    /// The kept facts of a person as they are stored now; one that does not open is as good as gone.
    func opened(of person: SubjectRef) async throws(LedgerError) -> [Opened] {
        var opened: [Opened] = []
        for item in try await storage.facts(of: person) {
            guard let fact = try await open(item) else { continue }
            opened.append(Opened(fact: fact, id: item.row.id, holds: item.holds))
        }
        return opened
    }
}
