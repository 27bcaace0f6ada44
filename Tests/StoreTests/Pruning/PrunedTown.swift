import Core
import Doubles
import Ledger
import Store
import Testing

/// A folder with a year's log whose term is over, and of which nothing comes any more.
struct PrunedTown {
    static let year = 2026

    let folder: Folder
    let store: ControllerStore
    let log: SampleLog
    /// Who stands in that year, and in the next too.
    let rita: SubjectRef
    /// How the log of the year ended.
    let end: String

    static func filled(
        _ folder: Folder, points: @escaping CommitPoint.Handler = { _ in }
    ) async throws -> PrunedTown {
        let store = try await folder.open(points: points)
        let log = folder.log(store)
        try await log.open()
        try await log.second()
        let (rita, consent) = try await log.consenting()
        let (consultation, fact) = try await log.keep(rita, consent: consent, for: log.interest(of: consent))
        try await log.append(log.acts.disclosure(rita, consent: consent, after: [consultation], using: [fact]))
        try await log.append(log.acts.withdrawal(rita, of: consent.id))
        // More than a full tile, and more entries than go in one piece.
        let luc = try await log.person()
        for _ in 0..<11 {
            var proposals: [Proposal] = []
            for _ in 0..<100 {
                proposals.append(
                    try await log.proposal(
                        .inspected(
                            Inspection(
                                person: luc, way: .query, by: SampleController.officer, reason: "asked", filter: [:]))))
            }
            _ = await store.commit(proposals)
        }
        let end = try await store.checkpoint()
        folder.clock.moveToNewYear()
        try await log.record(
            .inspected(
                Inspection(person: rita, way: .query, by: SampleController.officer, reason: "asked", filter: [:])))
        await log.waitForTerm(of: year)
        return PrunedTown(folder: folder, store: store, log: log, rita: rita, end: end)
    }

    /// What is left of the year, by table.
    static func left(_ store: ControllerStore, _ folder: Folder) async throws -> [String] {
        var left: [String] = []
        if try await !store.entries(from: Position(log: year, seq: 0), limit: 1).isEmpty { left.append("entries") }
        if try await store.closedLogs().first(where: { $0.year == year })?.isPruned != true { left.append("mark") }
        return left
    }

    static func verified(
        _ store: ControllerStore, _ folder: Folder, against notes: [String] = []
    ) async throws -> Verification {
        let journal = Journal(storage: store, keys: store.keys, clock: folder.clock.wall, entropy: .system)
        return try await Verifier(journal: journal).verify(against: notes + store.anchoredCheckpoints())
    }
}
