import Core
import Crypto
import Ledger
import Synchronization

/// One person at work at one controller's desk, from signing in to signing out.
///
/// It is bound to that controller (law 9): what it holds, handles of persons first, means nothing in another.
final class DeskSession: Sendable {
    private struct State {
        var people: [String: DeskPerson] = [:]
        var handles: [DeskPerson: String] = [:]
    }

    /// Persons that a session holds; beyond it all are forgotten, and a page of before leads nowhere.
    private static let mostPeople = 20_000

    let office: OpenDesk
    let party: Party
    /// Why the officer looks, as each look is recorded; a search may give another.
    let reason: String
    /// Stands in every form of this session, and nowhere else.
    let formToken: String
    private let entropy: Entropy
    private let state = Mutex(State())

    init(office: OpenDesk, party: Party, reason: String, entropy: Entropy) {
        self.office = office
        self.party = party
        self.reason = reason
        self.entropy = entropy
        formToken = Base64URL.encode(entropy.bytes(32))
    }

    var desk: ControllerDesk { office.desk }
    var role: Role { party.row.role }

    /// The name under which a page may speak of a person: random, and the same within this session.
    func handle(of person: DeskPerson) -> String {
        state.withLock { state in
            if let known = state.handles[person] { return known }
            if state.people.count >= Self.mostPeople {
                state.people = [:]
                state.handles = [:]
            }
            let handle = Base64URL.encode(entropy.bytes(16))
            state.people[handle] = person
            state.handles[person] = handle
            return handle
        }
    }

    /// The person behind a handle of this session; `nil` for a handle of any other.
    func person(_ handle: String) -> DeskPerson? { state.withLock { $0.people[handle] } }
}
