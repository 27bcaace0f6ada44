import Catalogue
import Core
import Crypto
import FoundationEssentials
import Ledger
import Store
import Wire

/// A controller's log to append to: people with a kept fact each, and disclosures that rest on it, as warm ones do.
struct LogFolder: Sendable {
    static let officer = "bench.officer"
    static let application = "waste"

    let store: ControllerStore
    let journal: Journal
    let purpose: Purpose
    let people: [Person]
    private let employees: Int

    struct Person: Sendable {
        let ref: SubjectRef
        let fact: Identifier
        let interest: Interest
    }

    /// Opens the folder; a new one gets its first entries and its people, two entries each.
    ///
    /// Each disclosure is asked for by one of so many employees, or by a process.
    init(
        _ folder: String, people count: Int = 10_000, employees: Int = 0, clock: WallClock = .machine,
        points: @escaping CommitPoint.Handler = { _ in }
    ) async throws {
        self.employees = employees
        let store = try await Self.store(folder, clock: clock, points: points)
        let journal = Journal(storage: store, keys: store.keys, clock: clock, entropy: .kernel)
        let root = "mappings/purposes/"
        let name = "huisvuil-sociale-correctie.yaml"
        let files = try PurposeFiles(
            template: Self.bytes(root + name), templateFile: name, adoption: Self.bytes(root + "zonnegem/" + name),
            adoptionFile: "zonnegem/" + name)
        self.store = store
        self.journal = journal
        purpose = files.purpose
        if try await store.allPurposes().isEmpty { try await Self.begin(journal, files) }
        people = try await Self.settle(count, journal, files.purpose)
    }

    static func store(
        _ folder: String, clock: WallClock = .machine, points: @escaping CommitPoint.Handler = { _ in }
    ) async throws -> ControllerStore {
        let master = SealingKey(version: 1, secret: SymmetricKey(data: Array(repeating: UInt8(9), count: 32)))
        return try await ControllerStore.open(
            folder: folder, controller: "zonnegem", base: "log.zonnegem.example/sluis", master: master,
            clock: clock, entropy: .kernel, points: points)
    }

    static func employee(_ number: Int) -> String { "bench.employee-\(number)" }

    /// How many entries there are.
    func size() async throws -> Int {
        Int(try await store.entries(EntryQuery(limit: 1)).first.map { $0.position.seq + 1 } ?? 0)
    }

    /// Appends until the log holds so many.
    func fill(to count: Int) async throws {
        let missing = max(0, count - (try await size()))
        let drive = await Drive.run(count: missing, waiting: 512) { _ in await append() }
        guard drive.failures == 0 else { throw BenchError("\(drive.failures) entries were not appended") }
    }

    /// One disclosure, sealed by the journal and durable when this returns.
    func append() async -> Bool {
        guard let recorded = try? await journal.record(.disclosed(disclosure())) else { return false }
        if case .appended = recorded { return true }
        return false
    }

    /// The stored parts of a disclosure, as bytes: what the bare commit writes.
    func row() async throws -> [UInt8] {
        let at = journal.clock.now
        let event = Event(
            id: .timeOrdered(at: at, entropy: .system), at: at, origin: store.origin, act: .disclosed(disclosure()))
        let parts = try await Sealer(origin: store.origin, keys: store.keys, entropy: .kernel).seal(event)
        return parts.flatMap { $0.commitment + $0.sealed }
    }

    private func disclosure() -> DisclosureRecord {
        let person = people[Int.random(in: 0..<people.count)]
        return DisclosureRecord(
            person: person.ref, purpose: purpose.ref,
            basis: Basis(authorisations: purpose.adoption.authorisations.prefix(1).map(\.number), consent: nil),
            requester: employees == 0
                ? Requester(application: Self.application, process: "heffing")
                : Requester(application: Self.application, employee: Self.employee(.random(in: 0..<employees))),
            caseReference: "HV-1",
            referenceDate: journal.clock.today,
            outputs: ["livesHere", "householdSize"].map { DisclosureRecord.Output(name: $0, state: "value") },
            consultations: [], facts: [person.fact], holds: [], interest: person.interest, sources: ["RR"],
            answer: Entropy.kernel.bytes(32))
    }

    private static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }
}
