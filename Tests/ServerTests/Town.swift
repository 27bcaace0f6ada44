import Catalogue
import Core
import Disclosure
import Doubles
import HTTPTypes
import Hummingbird
import Ledger
import Logging
import MerkleLog
import NIOCore
import Server
import Support
import Testing

/// A gateway with one municipality and one OCMW in memory, and a client that asks it without a socket.
struct Town: Sendable {
    static let tokenURL = "https://sluis.example/oauth2/token"
    /// Test numbers (month of birth + 60); the first has a low income.
    static let rita = "58631400273"
    static let luc = "88622015077"

    let clock = TestClock()
    let municipality: Office
    let ocmw: Office
    let gateway: Gateway
    let login: ScriptedLogin
    let log = LogLines()

    /// One controller's memory, and the keys of its parties.
    struct Office: Sendable {
        let ledger: StoppableLedger
        let journal: Journal
        let desk: ControllerDesk
        let keys: [Role: TestKey]
        /// Asks what tasks have on their lists, when a test lets it.
        let runner: TaskRunner
        /// For whom the source does not answer.
        let outage: Outage
    }

    static let parties: [Role: String] = [
        .application: "leisure", .clerk: "sofie.clerk", .officer: "lotte.officer", .operator: "omar.operator",
        .auditor: "gent.auditor",
    ]

    /// By what name the login knows each; one person is officer of both controllers.
    static let logins: [Role: String] = [.clerk: "sofie", .officer: "lotte", .operator: "omar"]

    init(
        environment: ServerSettings.Environment = .mock, checksPerMinute: Int = 60, developer: DeveloperTools? = nil,
        hasLogin: Bool = true, publishing: Set<String> = [], purposes more: [String] = [], waiting: [String] = []
    ) async throws {
        municipality = try await Self.office(
            "zonnegem", ["uitpas-kansentarief", "huisvuil-sociale-correctie", "bewonerskaart"] + more, clock, seed: 1,
            publishes: publishing.contains("zonnegem"), waiting: waiting)
        ocmw = try await Self.office(
            "ocmw-zonnegem", ["leefloon-sociaal-onderzoek"], clock, seed: 2,
            publishes: publishing.contains("ocmw-zonnegem"))
        let lines = log
        login = ScriptedLogin(clock: clock.wall)
        gateway = try await Gateway(
            desks: [municipality.desk, ocmw.desk],
            settings: ServerSettings(
                port: 0, environment: environment, tokenURL: Self.tokenURL, checksPerMinute: checksPerMinute),
            dictionary: try Self.dictionary,
            clock: clock.wall,
            logger: Logger(label: "test") { _ in lines }, sources: { [Self.source] }, developer: developer,
            login: hasLogin ? login : nil)
    }

    /// A source that has been asked, and was busy once.
    static let source = SourceState(
        connection: "magda", source: "RR", calls: 12, attempts: 14, errors: [.busy: 1], milliseconds: 900,
        medianMilliseconds: 41, slowMilliseconds: 380, lastSuccess: Instant(milliseconds: 1_795_251_600_000),
        lastFailure: .init(status: .busy, code: "MAGDA:99996", at: Instant(milliseconds: 1_795_251_500_000)),
        quotaLeft: 586, certificateDays: 211)

    static func files(_ controller: String, _ id: String) throws -> PurposeFiles {
        let folder = "mappings/purposes/"
        return try PurposeFiles(
            template: Repository.bytes(folder + id + ".yaml"), templateFile: "template.yaml",
            adoption: Repository.bytes(folder + controller + "/" + id + ".yaml"), adoptionFile: "adoption.yaml")
    }

    /// What the mappings at hand deliver.
    private static let delivered: Set<AttributeID> = [
        "residence.municipality", "residence.kind", "status.BIM_BVT", "status.BIM_BVT_IN_FAMILY",
        "household.birthDates", "address.zone", "vehicle.plateInOwnName",
    ]

    /// A version of the parking card that waits for its officer, with one recipient more.
    private static func newer(_ controller: String) throws -> PurposeFiles? {
        guard controller == "zonnegem" else { return nil }
        let folder = "mappings/purposes/"
        let adoption = try Repository.text(folder + "zonnegem/bewonerskaart.yaml")
            .replacing("version: 2", with: "version: 3")
            .replacing("  - dienst Mobiliteit", with: "  - dienst Mobiliteit\n  - dienst Belastingen")
        return try PurposeFiles(
            template: Repository.bytes(folder + "bewonerskaart.yaml"), templateFile: "template.yaml",
            adoption: Array(adoption.utf8), adoptionFile: "adoption.yaml")
    }

    private static var dictionary: AttributeDictionary {
        get throws {
            try AttributeDictionary(yaml: Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
        }
    }

    private static func office(
        _ name: String, _ purposes: [String], _ clock: TestClock, seed: UInt64, publishes: Bool,
        waiting: [String] = []
    ) async throws -> Office {
        let entropy = Entropy.seeded(seed)
        let origin = "sluis.example/" + name
        let keyStorage = try MemoryKeys(origin: origin + "/2026", entropy: entropy)
        let memory = MemoryLedger(
            controller: name, base: origin, keys: keyStorage, clock: clock.wall, entropy: entropy)
        let ledger = StoppableLedger(memory)
        let journal = Journal(storage: ledger, keys: keyStorage, clock: clock.wall, entropy: entropy)
        _ = try await journal.record(.logOpened(LogOpening(year: ledger.year, previousCheckpoint: nil)))
        var keys: [Role: TestKey] = [:]
        let officer = parties[.officer] ?? ""
        for role in [Role.officer, .clerk, .application, .operator, .auditor] {
            let key = TestKey()
            keys[role] = key
            let row = ApplicationRow(
                id: parties[role] ?? "", role: role, keys: [key.jwk.canonicalText],
                purposes: role == .application ? purposes : [], login: logins[role])
            _ = try await journal.record(
                .applicationRegistered(ApplicationRegistration(application: row, by: officer)))
        }
        for id in purposes {
            let files = try files(name, id)
            let row = PurposeRow(ref: files.purpose.ref, terms: PurposeTerms(files.purpose), isActive: true)
            _ = try await journal.record(
                .purposeActivated(PurposeActivation(purpose: row, by: officer)), purposeBytes: files.bytes)
        }
        let active = ActivePurposes()
        try await active.reload(from: ledger)
        let subjects = Subjects(storage: ledger, keys: keyStorage)
        let outage = Outage()
        let facts = PlainFacts(clock: clock.wall, outage: outage)
        let proofs = Proofs(journal: journal)
        let archive = PurposeArchive(storage: ledger)
        let number = try #require(EnterpriseNumber(name == "zonnegem" ? "0207504477" : "0212179679"))
        let card = ControllerCard(
            name: "Gemeente " + name, enterpriseNumber: number, address: "Dorpsplein 1, 9999 Zonnegem",
            phone: "09 999 99 99", email: "info@zonnegem.example", page: "https://zonnegem.example/privacy",
            privacy: "privacy@zonnegem.example")
        let receipts = Receipts(
            journal: journal, archive: archive, proofs: proofs, controller: card, dictionary: try dictionary)
        let tasks = TaskDesk(storage: memory, journal: journal, purposes: active)
        let desk = ControllerDesk(
            enterpriseNumber: number, name: card.name, journal: journal,
            exchange: Exchange(journal: journal, purposes: active, subjects: subjects, facts: facts),
            consents: Consents(
                journal: journal, purposes: active, subjects: subjects, facts: facts, receipts: receipts),
            audit: AuditDesk(journal: journal, subjects: subjects), proofs: proofs, receipts: receipts,
            archive: archive, purposes: active,
            purposeDesk: PurposeDesk(
                journal: journal, active: active, dictionary: try dictionary, delivered: delivered,
                adoptions: {
                    let newer = (try? newer(name)) ?? nil
                    return (newer.map { [$0] } ?? []) + waiting.compactMap { try? files(name, $0) }
                }),
            erasures: ErasureDesk(
                journal: journal, storage: memory, subjects: subjects, facts: facts, proofs: proofs,
                controllerName: card.name),
            prunings: PruningDesk(journal: journal, storage: memory),
            keys: KeyDesk(
                journal: journal, keys: keyStorage,
                masters: MasterKeys(
                    present: { () throws(LedgerError) in throw LedgerError(.keyMissing) },
                    next: { () throws(LedgerError) in throw LedgerError(.keyMissing) }), subjects: subjects),
            tokenIDs: ledger, tasks: tasks,
            events: EventDesk(storage: memory, journal: journal, source: "https://sluis.example/v1/events"),
            verify: { question, progress in
                try await Verifier(journal: journal)
                    .verify(log: question.log ?? ledger.year, against: question.checkpoints, progress: progress).json
            }, publishesTiles: publishes,
            corrections: try Corrections(
                yaml: Repository.bytes("mappings/corrections.yaml"), file: "corrections.yaml",
                dictionary: try dictionary))
        let runner = TaskRunner(
            desk: tasks,
            exchange: Exchange(journal: journal.forTasks, purposes: active, subjects: subjects, facts: facts),
            concurrent: 4, pause: .milliseconds(1))
        return Office(ledger: ledger, journal: journal, desk: desk, keys: keys, runner: runner, outage: outage)
    }
}
