import Catalogue
import Core
import Disclosure
import FoundationEssentials
import Ledger
import MerkleLog
import OnlyOnce
import Server
import Store

/// One controller, opened: its folder, journal and desks.
struct ControllerHouse: Sendable {
    let settings: Settings.Controller
    let store: ControllerStore
    let journal: Journal
    let carrier: Carrier
    let facts: KeptAndFetched
    let changes: ChangeDesk
    let addressFeeds: [any AddressPages]
    /// Asks again what is followed up, before it is too old.
    let refresher: RefreshDesk
    /// Has sources strike out whom we follow no more.
    let inscriptions: InscriptionDesk
    let desk: ControllerDesk
    /// `nil` where the settings name no witnesses.
    let rounds: WitnessRounds?
    /// Asks what tasks have on their lists.
    let runner: TaskRunner
    /// Sends events to applications.
    let courier: Courier

    /// Whether the quorum of its witnesses is older than the settings allow.
    var isUnwitnessed: Bool {
        guard let rounds, let settings = settings.witnesses else { return false }
        return rounds.isStale(after: settings.staleMilliseconds)
    }

    static func open(
        _ settings: Settings.Controller, caller: any SourceCaller, folder: MappingFolder, delivered: Set<AttributeID>,
        enders: [any InscriptionEnder], addressFeeds: [any AddressPages], tasks taskSettings: TaskSettings,
        upkeep: UpkeepSettings, witnesses: any WitnessEndpoint, prices: [String: Int], events source: String,
        webhooks: any WebhookCaller, clock: WallClock, entropy: Entropy,
        points: @escaping CommitPoint.Handler = { _ in }
    ) async throws -> ControllerHouse {
        let masters = settings.masterKey.keys
        let master = try masters.present()
        let store = try await ControllerStore.open(
            folder: settings.folder, controller: settings.name, base: settings.origin, master: master,
            erasures: settings.erasureJournal, clock: clock, entropy: entropy, points: points)
        let journal = Journal(storage: store, keys: store.keys, clock: clock, entropy: entropy)
        try await begin(journal, settings)
        let rounds = try await settings.witnesses?.begin(journal, witnesses)
        if rounds == nil { try await WitnessRounds.record(policy: nil, in: journal) }
        let subjects = Subjects(storage: store, keys: store.keys)
        let purposes = ActivePurposes()
        try await purposes.reload(from: store)
        let facts = KeptAndFetched(
            origin: settings.origin, storage: store, keys: store.keys, caller: caller, dictionary: folder.dictionary,
            clock: clock, entropy: entropy)
        let proofs = Proofs(journal: journal)
        let keys = KeyDesk(journal: journal, keys: store.keys, masters: masters, subjects: subjects)
        try await keys.takeUp()
        let archive = PurposeArchive(storage: store)
        let receipts = Receipts(
            journal: journal, archive: archive, proofs: proofs, controller: settings.card,
            dictionary: folder.dictionary)
        let tasks = TaskDesk(storage: store, journal: journal, purposes: purposes)
        let events = EventDesk(storage: store, journal: journal, source: source)
        let desk = ControllerDesk(
            enterpriseNumber: settings.enterprise, name: settings.displayName, journal: journal,
            exchange: Exchange(journal: journal, purposes: purposes, subjects: subjects, facts: facts),
            consents: Consents(
                journal: journal, purposes: purposes, subjects: subjects, facts: facts, receipts: receipts),
            audit: AuditDesk(journal: journal, subjects: subjects), proofs: proofs, receipts: receipts,
            archive: archive, purposes: purposes,
            purposeDesk: PurposeDesk(
                journal: journal, active: purposes, dictionary: folder.dictionary, delivered: delivered,
                delays: caller.services.reduce(into: [:]) { delays, service in
                    delays[service.source, default: [:]].merge(service.delayDays) { max($0, $1) }
                },
                adoptions: { folder.adoptions(of: settings.name) }),
            erasures: ErasureDesk(
                journal: journal, storage: store, subjects: subjects, facts: facts, proofs: proofs,
                controllerName: settings.displayName),
            prunings: PruningDesk(journal: journal, storage: store, logYears: settings.logYears),
            keys: keys,
            tokenIDs: HouseTokenIDs(store: store), tasks: tasks, events: events,
            exports: ExportDesk(
                journal: journal, companions: ["verify_bundle.py": PackageResources.verify_bundle_py],
                checkpoints: { store.anchoredCheckpoints() }),
            verify: { question, progress in
                let notes = store.anchoredCheckpoints() + question.checkpoints
                return try await Verifier(journal: journal)
                    .verify(log: question.log, against: notes, progress: progress).json
            }, publishesTiles: settings.publishesTiles,
            witnessed: { rounds?.standing.map { String(decoding: $0.note.bytes, as: UTF8.self) } },
            prices: prices, factBytes: { facts.bytesInMemory }, corrections: folder.corrections)
        return ControllerHouse(
            settings: settings, store: store, journal: journal, carrier: Carrier(journal: journal), facts: facts,
            changes: ChangeDesk(
                journal: journal, subjects: subjects, purposes: purposes, facts: facts, kinds: folder.changes,
                asker: settings.enterprise), addressFeeds: addressFeeds,
            refresher: RefreshDesk(
                journal: journal, purposes: purposes, facts: facts,
                exchange: Exchange(
                    journal: journal.forTasks, purposes: purposes, subjects: subjects, facts: facts),
                roundMinutes: upkeep.roundMinutes),
            inscriptions: InscriptionDesk(
                journal: journal, facts: facts, enders: enders, roundMinutes: upkeep.roundMinutes),
            desk: desk, rounds: rounds,
            runner: TaskRunner(
                desk: tasks,
                exchange: Exchange(
                    journal: journal.forTasks, purposes: purposes, subjects: subjects, facts: facts),
                concurrent: taskSettings.concurrent),
            courier: Courier(desk: events, caller: webhooks))
    }

    /// Opens an empty log with its first entries, registers the first officer, and closes what a crash left open.
    private static func begin(_ journal: Journal, _ settings: Settings.Controller) async throws {
        if try await journal.storage.allApplications().isEmpty {
            guard let key = FileManager.default.contents(atPath: settings.officer.key) else {
                throw CommandError("cannot read the first officer's public key, \(settings.officer.key)")
            }
            if try await journal.storage.entries(EntryQuery(limit: 1)).isEmpty {
                // A folder that was made last year begins with this year's log.
                _ = await journal.storage.commit([])
                _ = try await journal.record(
                    .logOpened(LogOpening(year: journal.storage.year, previousCheckpoint: nil)))
            }
            let officer = ApplicationRow(
                id: settings.officer.party, role: .officer, keys: [String(decoding: key, as: UTF8.self)], purposes: [],
                login: settings.officer.login)
            _ = try await journal.record(
                .applicationRegistered(ApplicationRegistration(application: officer, by: officer.id)))
        }
        _ = try await journal.closeInterrupted()
    }
}
