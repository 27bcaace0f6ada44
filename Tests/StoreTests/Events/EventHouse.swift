import Core
import Disclosure
import Doubles
import Ledger
import Store

/// A controller whose applications hear of changes.
struct EventHouse: Sendable {
    let folder: Folder
    let store: ControllerStore
    let log: SampleLog
    let desk: EventDesk

    /// Opens the folder; `isNew` also the log in it, with `leisure` at its address.
    init(_ folder: Folder, isNew: Bool = true, entropy: Entropy = .system) async throws {
        self.folder = folder
        store = try await folder.open(entropy: entropy)
        log = folder.log(store)
        let journal = Journal(storage: store, keys: store.keys, clock: folder.clock.wall, entropy: .system)
        desk = EventDesk(storage: store, journal: journal, source: "https://sluis.example/v1/events")
        guard isNew else { return }
        try await log.open()
        try await register()
    }

    func register(_ id: String = "leisure", at address: String? = "https://leisure.example/in") async throws {
        try await log.append(log.acts.application(id, webhook: address))
    }

    /// A person about whom these were given an answer, and whose consent then ended.
    @discardableResult
    func change(_ applications: [String] = ["leisure"]) async throws -> SubjectRef {
        let (person, consent) = try await log.consenting()
        try await log.tell(person, on: consent, applications)
        try await log.append(log.acts.withdrawal(person, of: consent.id))
        return person
    }

    /// All that an application reads, page by page.
    func read(
        _ application: String = "leisure", after: Identifier? = nil, limit: Int = 2
    ) async throws -> [AnswerEvent]? {
        var (place, events): (Identifier?, [AnswerEvent]) = (after, [])
        while true {
            guard case .page(let page) = try await desk.read(of: application, after: place, limit: limit) else {
                return nil
            }
            events += page.events
            place = page.place
            if !page.isMore { return events }
        }
    }
}
