import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support
import Synchronization

/// One controller with three purposes by the dice, two people, two sources that come and go, and all that can happen:
/// each step is held against ``CacheModel``.
final class History {
    /// By how many days what the KSZ tells here is late.
    static let delay = 2
    static let officers = ["lotte", "els"]
    static let application = "backoffice"

    let dice: Dice
    let purposes: [RandomPurpose]
    /// In winter, with most of a year before it turns.
    let clock = TestClock(Sample.instant(Sample.day("2026-02-02")))
    let journal: Journal
    let numbers: [INSZ]
    private(set) var breaches: [String] = []
    private(set) var seen: [String: Int] = [:]

    let keys: MemoryKeys
    let ledger: MemoryLedger
    let entropy: Entropy
    let active = ActivePurposes()
    let subjects: Subjects
    let source: ScriptedCaller
    let weather = Weather()
    var facts: KeptAndFetched
    var model = CacheModel()
    var doubts = DoubtModel()
    var told = ToldModel()
    /// The consent of each person to each purpose.
    var consents: [String: (id: Identifier, until: Instant)] = [:]

    init(seed: UInt64) async throws {
        dice = Dice(seed)
        entropy = .seeded(seed ^ 0xFEED)
        purposes = ["p1", "p2", "p3"].map { [dice] in RandomPurpose($0, dice) }
        numbers = [try INSZ("58631400273").orFail(), try INSZ("91670210185").orFail()]
        let base = "log.test/zonnegem"
        keys = try MemoryKeys(origin: base + "/2026", entropy: entropy)
        ledger = MemoryLedger(controller: "zonnegem", base: base, keys: keys, clock: clock.wall, entropy: entropy)
        journal = Journal(storage: ledger, keys: keys, clock: clock.wall, entropy: entropy)
        subjects = Subjects(storage: ledger, keys: keys)
        let (wall, numbers, weather) = (clock.wall, numbers, weather)
        let late = SourceService(
            name: Sample.statuses.name, source: "KSZ", delivers: [Sample.status], mapping: "hash-2",
            asksByAttribute: true, isDated: true, delayDays: [Sample.status: Self.delay])
        source = ScriptedCaller(services: [Sample.person, late]) { call, _ in
            let person = numbers.firstIndex { .person($0) == call.number } ?? 0
            let isDown = weather.isDown(call.service == late.name ? "KSZ" : "RR")
            let told = call.attributes.map {
                ($0, SourceReply.Told(content: Self.truth(of: $0, person, on: call.referenceDate, at: wall.now)))
            }
            return SourceReply(
                status: isDown ? .unavailable : .ok, code: "", attempts: 1,
                told: isDown ? [:] : Dictionary(told, uniquingKeysWith: { first, _ in first }), members: [],
                retrievedAt: wall.now, retryAt: isDown ? wall.now.adding(seconds: 60) : nil)
        }
        facts = try Self.facts(ledger, keys, source, clock, entropy)
        try await open()
    }

    /// The sources that give no answer now.
    final class Weather: Sendable {
        private let down = Mutex<Set<String>>([])

        var all: Set<String> { down.withLock { $0 } }
        func isDown(_ source: String) -> Bool { down.withLock { $0.contains(source) } }
        func set(_ sources: Set<String>) { down.withLock { $0 = sources } }
    }

    static let dictionary = Result { try House.dictionary() }

    static func facts(
        _ ledger: MemoryLedger, _ keys: MemoryKeys, _ source: ScriptedCaller, _ clock: TestClock, _ entropy: Entropy
    ) throws -> KeptAndFetched {
        KeptAndFetched(
            origin: ledger.origin, storage: ledger, keys: keys, caller: source, dictionary: try dictionary.get(),
            clock: clock.wall, entropy: entropy)
    }

    private func open() async throws {
        try await record(.logOpened(LogOpening(year: 2026, previousCheckpoint: nil)))
        for id in Self.officers { try await register(id, .officer) }
        try await register("sofie", .clerk)
        try await register(Self.application, .application, purposes: purposes.map(\.id))
        for purpose in purposes {
            let files = try PurposeFiles(
                template: Array(purpose.template.utf8), templateFile: purpose.id,
                adoption: Array(purpose.adoption.utf8), adoptionFile: purpose.id)
            let row = PurposeRow(ref: files.purpose.ref, terms: PurposeTerms(files.purpose), isActive: true)
            try await record(
                .purposeActivated(PurposeActivation(purpose: row, by: Self.officers[0])), bytes: files.bytes)
        }
        try await active.reload(from: ledger)
    }

    var exchange: Exchange { Exchange(journal: journal, purposes: active, subjects: subjects, facts: facts) }

    private func register(_ id: String, _ role: Role, purposes: [String] = []) async throws {
        let row = ApplicationRow(id: id, role: role, keys: [], purposes: purposes)
        try await record(.applicationRegistered(ApplicationRegistration(application: row, by: Self.officers[0])))
    }

    @discardableResult
    func record(_ act: Act, bytes: [UInt8]? = nil) async throws -> Journal.Line {
        switch try await journal.record(act, purposeBytes: bytes) {
        case .appended(let line): return line
        case .refused(let refusal): throw refusal
        }
    }

    /// What a source knows: the register at the moment of the call, the KSZ of the day asked about.
    static func truth(of attribute: AttributeID, _ person: Int, on day: CalendarDate, at now: Instant) -> Fact.Content {
        let moves = Int(now.milliseconds / (3 * 86_400_000)) + person
        return switch attribute {
        case Sample.municipality: .value(.code("4100\(moves % 5)"))
        case Sample.kind: person == 0 ? .value(.code("mainResidence")) : .absent
        case Sample.household: person == 0 ? .withheld : .value(.integer(Int64(moves % 4)))
        default: .value(.boolean((day.daysSince1970 + person) % 2 == 0))
        }
    }

    func breach(_ what: String) { breaches.append("\(clock.now.rfc3339): \(what)") }
    func saw(_ what: String) { seen[what, default: 0] += 1 }
}
