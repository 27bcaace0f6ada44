import Core
import Doubles
import Ledger
import MerkleLog
import Store
import Testing

/// A folder with a person of whom something is to be erased, and one who stays.
struct ErasedTown {
    let folder: Folder
    let store: ControllerStore
    let log: SampleLog
    let rita: SubjectRef
    let luc: SubjectRef
    /// Rita's consultation, of which a fact was kept, with Luc as a member of her household.
    let consultation: Identifier
    let consent: Basis.ConsentCitation

    static let second = "kris.officer"

    static func ritasAlias(_ store: ControllerStore) -> [UInt8] { Array(repeating: 7, count: 32) }

    /// Entries of each class about Rita: consent, access with a fact, a disclosure on the consent.
    static func filled(
        _ folder: Folder, points: @escaping CommitPoint.Handler = { _ in }
    ) async throws -> ErasedTown {
        let store = try await folder.open(points: points)
        let log = folder.log(store)
        try await log.open()
        let row = ApplicationRow(id: second, role: .officer, keys: [], purposes: [])
        try await log.append(
            .applicationRegistered(ApplicationRegistration(application: row, by: SampleController.officer)))
        let rita = try #require(try await store.subject(alias: ritasAlias(store), create: true))
        let luc = try await log.person()
        let consent = try await log.consent(of: rita)
        let consultation = try await log.append(log.acts.consultation(rita)).id
        let fact = Identifier.random(.system)
        let key = try #require(try await store.keys.key(of: rita, .facts, create: true))
        let sealed = try FactSealer(origin: store.origin, entropy: .system).seal("value", fact: fact, with: key)
        try await log.append(
            log.acts.closing(rita, of: consultation, keeping: [fact], for: log.openCase(), members: [luc]),
            facts: [fact: sealed])
        try await log.append(log.acts.disclosure(rita, after: [consultation], using: [fact]))
        let asked = try await log.append(log.acts.consultation(rita, consent: consent)).id
        try await log.append(log.acts.closing(rita, of: asked, purpose: "discount"))
        try await log.append(log.acts.disclosure(rita, consent: consent, after: [asked]))
        _ = try await log.keep(luc, for: log.openCase())
        return ErasedTown(
            folder: folder, store: store, log: log, rita: rita, luc: luc, consultation: consultation, consent: consent)
    }

    var journal: Journal { Journal(storage: store, keys: store.keys, clock: folder.clock.wall, entropy: .system) }

    /// Eleven years on, when the register of 2026 may go.
    func wait() async {
        folder.clock.advance(milliseconds: 11 * 366 * 86_400_000)
        // The log of that year begins.
        _ = await store.commit([])
    }

    /// Plans and approves; nothing is destroyed yet.
    func agreed(_ person: SubjectRef, _ keyClass: KeyClass) async throws -> ErasureRow {
        let plan = ErasurePlan(
            keyClass: keyClass, key: store.keys.controllerKeys.keyID(of: person, keyClass), ground: .noLongerNeeded,
            by: SampleController.officer)
        let id = try await log.append(.erasurePlanned(plan)).id
        for officer in [SampleController.officer, Self.second] {
            try await log.append(.erasureApproved(ErasureApproval(plan: id, by: officer)))
        }
        return try #require(try await store.rows([]).erasures[id])
    }

    @discardableResult
    func erase(_ person: SubjectRef, _ keyClass: KeyClass) async throws -> Journal.Recorded {
        try await Erasures(journal: journal, storage: store).perform(try await agreed(person, keyClass))
    }

    func verified(against notes: [String] = []) async throws -> Verification {
        try await Self.verified(store, folder, against: notes)
    }

    static func verified(
        _ store: ControllerStore, _ folder: Folder, against notes: [String] = []
    ) async throws -> Verification {
        let journal = Journal(storage: store, keys: store.keys, clock: folder.clock.wall, entropy: .system)
        return try await Verifier(journal: journal).verify(
            against: notes + store.anchoredCheckpoints())
    }
}
