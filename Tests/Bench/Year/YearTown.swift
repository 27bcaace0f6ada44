import Adapters
import Catalogue
import Core
import Disclosure
import FoundationEssentials
import Ledger
import Logging
import Mapping
import MockRegisters
import OnlyOnce
import Store
import Synchronization
import Wire

/// A municipality in this process whose clock can be moved: the whole exchange with durable entries and sealed facts, and
/// the mock sources over sockets; no HTTP before it, no tokens.
struct YearTown: Sendable {
    private static let clerk = "bench.clerk"

    let clock: DayClock
    let journal: Journal
    let exchange: Exchange
    let facts: any FactSource
    let purposes: ActivePurposes
    let calls: CountingCaller
    let register: MockRegister
    let people: [INSZ]
    private let store: ControllerStore
    private let subjects: Subjects
    private let client: HTTPClient
    private let mock: Task<Void, any Error>

    init(_ options: BenchOptions, inhabitants: Int, from start: Instant, keeping: YearKeeping) async throws {
        let folder = options.folder + "/year"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder + "/mocks/crowds", withIntermediateDirectories: true)
        for name in ["addresses", "enterprises", "residents"] {
            try FileManager.default.copyItem(atPath: "mocks/" + name, toPath: folder + "/mocks/" + name)
        }
        try Town.crowd("year", inhabitants, series: 500, in: folder)
        let clock = DayClock(start)
        var logger = Logger(label: "mock")
        logger.logLevel = .critical
        let register = MockRegister(folder: folder + "/mocks", clock: { clock.wall.now }, logger: logger)
        people = try register.everyone().filter { $0.crowd == "year" }.map(\.insz)
        let port = options.port + 1
        mock = Task { try await register.run(host: "127.0.0.1", port: port) }
        client = try HTTPClient(maximumConnections: 256)
        calls = CountingCaller(try Self.sources("http://127.0.0.1:\(port)", client, clock.wall))
        store = try await LogFolder.store(folder + "/data", clock: clock.wall)
        journal = Journal(storage: store, keys: store.keys, clock: clock.wall, entropy: .system)
        purposes = ActivePurposes()
        subjects = Subjects(storage: store, keys: store.keys)
        let kept = KeptAndFetched(
            origin: store.origin, storage: store, keys: store.keys, caller: calls, dictionary: try Self.dictionary(),
            clock: clock.wall, entropy: .system)
        facts = keeping == .nothing ? WithoutCache(facts: kept) : kept
        exchange = Exchange(journal: journal, purposes: purposes, subjects: subjects, facts: facts)
        self.clock = clock
        self.register = register
        try await begin(keeping)
        try await Self.answers("http://127.0.0.1:\(port)/mock/calls", client)
    }

    func close() async {
        mock.cancel()
        client.shutdown()
        await store.close()
    }

    /// Writes down that each of these people said yes to a purpose, at the counter.
    func consent(_ people: [Int], to id: String) async throws {
        guard let purpose = purposes.active(id) else { throw BenchError("\(id) is not in force") }
        let ends = Ends()
        _ = await Drive.run(count: people.count, waiting: 64) { index in
            do {
                return ends.add(try await consent(self.people[people[index]], purpose))
            } catch {
                return ends.add("\(error)")
            }
        }
        guard let one = ends.first else { return }
        throw BenchError("a consent to \(id) was not taken: \(one)")
    }

    /// What stood in the way of some, the first of them.
    private final class Ends: Sendable {
        private let told = Mutex<String?>(nil)

        var first: String? { told.withLock { $0 } }

        func add(_ end: String?) -> Bool {
            told.withLock { $0 = $0 ?? end }
            return end == nil
        }
    }

    /// What stood in the way.
    private func consent(_ number: INSZ, _ purpose: Purpose) async throws -> String? {
        let now = journal.clock.now
        let taking = Taking(
            channel: .counter, assurance: .eidSeen, identityCheck: "eID read", recorder: Self.clerk,
            proof: .counter(whyNoCard: nil), readBack: .printed)
        let notice = purpose.template.notice
        let recorded = try await journal.record(
            .consentGiven(
                ConsentGrant(
                    person: try await subjects.ref(of: .person(number)), purpose: purpose.ref, taking: taking,
                    telling: Telling(notice: notice.id, noticeHash: notice.hash, readAloud: true, otherWayTold: true),
                    from: now, until: now.adding(days: Int64(purpose.template.maximumConsentDays)))))
        guard case .refused(let refusal) = recorded else { return nil }
        return refusal.rule.rawValue
    }

    private func begin(_ keeping: YearKeeping) async throws {
        _ = try await journal.record(.logOpened(LogOpening(year: store.year, previousCheckpoint: nil)))
        let officer = LogFolder.officer
        for row in [
            ApplicationRow(id: officer, role: .officer, keys: [], purposes: []),
            ApplicationRow(id: Self.clerk, role: .clerk, keys: [], purposes: []),
            ApplicationRow(
                id: YearService.application, role: .application, keys: [], purposes: YearService.all.map(\.purpose)),
        ] {
            _ = try await journal.record(
                .applicationRegistered(ApplicationRegistration(application: row, by: officer)))
        }
        for service in YearService.all {
            let (root, name) = ("mappings/purposes/", service.purpose + ".yaml")
            let (template, adoption) = try keeping.edit(
                Self.bytes(root + name), Self.bytes(root + "zonnegem/" + name), file: name)
            let files = try PurposeFiles(
                template: template, templateFile: name, adoption: adoption, adoptionFile: "zonnegem/" + name)
            let row = PurposeRow(ref: files.purpose.ref, terms: PurposeTerms(files.purpose), isActive: true)
            _ = try await journal.record(
                .purposeActivated(PurposeActivation(purpose: row, by: officer)), purposeBytes: files.bytes)
        }
        try await purposes.reload(from: store)
    }

    private static func sources(_ url: String, _ client: HTTPClient, _ clock: WallClock) throws -> SourceDirectory {
        let dictionary = try dictionary()
        let faults = try FaultTable(yaml: bytes("mappings/magda-faults.yaml"), file: "magda-faults.yaml")
        var mappings: [CompiledMapping] = []
        for folder in ["rr", "ksz", "fin", "kad", "veka", "basisregisters", "zones"] {
            for name in try FileManager.default.contentsOfDirectory(atPath: "mappings/" + folder).sorted() {
                let file = "mappings/\(folder)/\(name)"
                mappings.append(
                    try CompiledMapping(yaml: bytes(file), file: file, dictionary: dictionary, faults: faults))
            }
        }
        let (limits, policy) = (HTTPLimits(), RetryPolicy())
        return SourceDirectory(
            [
                MagdaCaller(
                    url: url + MockRegister.path, mappings: mappings, client: client, limits: limits, policy: policy,
                    clock: clock, entropy: .system),
                RestCaller(
                    source: RestSource(address: url, authentication: .none), mappings: mappings, client: client,
                    limits: limits, policy: policy, clock: clock, entropy: .system),
            ], clock: clock)
    }

    private static func dictionary() throws -> AttributeDictionary {
        try AttributeDictionary(yaml: bytes("mappings/attributes.yaml"), file: "attributes.yaml")
    }

    private static func answers(_ url: String, _ client: HTTPClient) async throws {
        for _ in 0..<400 {
            if let answer = try? await client.send(HTTPRequest(method: .get, url: url)), answer.status == 200 { return }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw BenchError("nothing answers at \(url)")
    }

    private static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }
}
