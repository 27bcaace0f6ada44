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
    private static let officers = ["lotte", "els"]
    private static let application = "backoffice"

    let dice: Dice
    let purposes: [RandomPurpose]
    let clock = TestClock()
    let journal: Journal
    let numbers: [INSZ]
    private(set) var breaches: [String] = []
    private(set) var seen: [String: Int] = [:]

    private let keys: MemoryKeys
    private let ledger: MemoryLedger
    private let entropy: Entropy
    private let active = ActivePurposes()
    private let subjects: Subjects
    private let source: ScriptedCaller
    private let weather = Weather()
    private var facts: KeptAndFetched
    private var model = CacheModel()
    /// The consent of each person to each purpose.
    private var consents: [String: (id: Identifier, until: Instant)] = [:]

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

    private static let dictionary = Result { try House.dictionary() }

    private static func facts(
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

    private func register(_ id: String, _ role: Role, purposes: [String] = []) async throws {
        let row = ApplicationRow(id: id, role: role, keys: [], purposes: purposes)
        try await record(.applicationRegistered(ApplicationRegistration(application: row, by: Self.officers[0])))
    }

    @discardableResult
    private func record(_ act: Act, bytes: [UInt8]? = nil) async throws -> Journal.Line {
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

    private func breach(_ what: String) { breaches.append("\(clock.now.rfc3339): \(what)") }
    private func saw(_ what: String) { seen[what, default: 0] += 1 }
}

extension History {
    func run(_ steps: Int) async throws {
        for _ in 0..<steps where breaches.isEmpty {
            // Long enough for no call to be shared with the next, and the year does not turn.
            clock.advance(milliseconds: 5_000)
            let last = BelgianCalendar.date(at: clock.now) >= Sample.day("2026-12-26")
            switch dice.roll(last ? 8 : 12) {
            case 0: try await give()
            case 1: try await withdraw()
            case 2: weather.set(Set(["RR", "KSZ"].filter { _ in dice.maybe(2) }))
            case 3 where dice.maybe(3): try await erase()
            case 4 where dice.maybe(2): try await sweep()
            case 5 where dice.maybe(2):
                // A restart: memory is empty, what was kept stays.
                facts = try Self.facts(ledger, keys, source, clock, entropy)
            case 8, 9:
                clock.advance(milliseconds: Int64(1 + dice.roll(50)) * 3_600_000)
            default: try await ask()
            }
            try await inspect()
        }
    }

    private func ask() async throws {
        let (purpose, person) = (dice.one(of: purposes), dice.roll(2))
        let day = clock.wall.today.adding(days: -dice.one(of: [0, 0, 0, 1, 4]))
        let oldest = purpose.gives.compactMap { purpose.freshness[$0]?.maximumAgeDays }.max() ?? 0
        let asked = dice.maybe(3) ? dice.roll(oldest + 1) : nil
        let name = dice.maybe(2) ? "Z-\(dice.roll(2))" : nil
        let consent = consents["\(purpose.id) \(person)"].flatMap { $0.until > clock.now ? $0 : nil }
        let asks = source.calls.count
        let request = DisclosureRequest(
            requester: Requester(application: Self.application, employee: "jan"), number: numbers[person],
            purpose: purpose.id, referenceDate: day, caseReference: name,
            freshness: AskedFreshness(all: asked))
        let reply = try await Exchange(journal: journal, purposes: active, subjects: subjects, facts: facts)
            .reply(to: request)
        let calls = source.calls.dropFirst(asks)
        let what = "\(purpose.id) about \(person) on \(day), asked \(asked.map(String.init) ?? "nothing")"
        guard !purpose.needsConsent || consent != nil else {
            saw("refused")
            if case .answered = reply { breach("answered without consent: " + what) }
            if !calls.isEmpty { breach("a source was asked without consent: " + what) }
            return
        }
        guard case .answered(let answer) = reply else { return breach("refused: \(what): \(reply)") }
        var interest: CacheModel.Interest?
        if purpose.needsConsent {
            interest = consent.map { CacheModel.Interest(name: $0.id.text, until: $0.until) }
        } else if let name, purpose.caseDays > 0 {
            interest = CacheModel.Interest(
                name: "\(purpose.id) \(person) \(name)", until: clock.now.adding(days: Int64(purpose.caseDays)))
        }
        let (down, now) = (weather.all, clock.now)
        let (expected, sources) = model.ask(
            purpose, of: person, on: day, asked: asked, interest: interest, now: now, down: down,
            truth: { Self.truth(of: $0, person, on: $1, at: now) })
        compare(answer, expected, purpose, what)
        if Set(calls.map { $0.service == Sample.person.name ? "RR" : "KSZ" }) != sources || calls.count != sources.count
        {
            breach("\(what): asked \(calls.map(\.service)), expected \(sources)")
        }
        for call in calls {
            let title = purpose.titles.first { $0.source == (call.service == Sample.person.name ? "RR" : "KSZ") }
            if call.finality.hoedanigheid != title?.finality { breach("\(what): asked under \(call.finality.text)") }
            if !call.attributes.isSubset(of: title?.attributes ?? []), call.service != Sample.person.name {
                breach("\(what): asked for \(call.attributes)")
            }
        }
    }

    private func compare(
        _ answer: DisclosureAnswer, _ expected: [AttributeID: CacheModel.Expected], _ purpose: RandomPurpose,
        _ what: String
    ) {
        guard answer.outputs.map(\.name) == purpose.gives.map(\.name) else {
            return breach("\(what): told \(answer.outputs.map(\.name))")
        }
        for output in answer.outputs {
            let wanted = expected[AttributeID(output.name)] ?? CacheModel.Expected()
            var found = CacheModel.Expected()
            switch output.state {
            case .value(let value): found.told = .value(value)
            case .absentAtSource: found.told = .absent
            case .withheld: found.told = .withheld
            case .notPermitted: breach("\(what): \(output.name) is not permitted")
            case .unavailable: break
            }
            if found.told != nil {
                found.retrievedAt = output.sources.first?.retrievedAt
                found.isFromCache = output.sources.first?.isFromCache == true
            }
            switch output.lapse {
            case .sourceDown: found.mark = .down
            case .sourceDelay: found.mark = .delay
            case nil: break
            }
            var like = wanted
            if case .value? = wanted.told {} else { like.mark = .none }
            if found != like { breach("\(what): \(output.name) is \(found), expected \(like)") }
            saw(found.told == nil ? "unavailable" : found.isFromCache ? "kept, mark \(found.mark)" : "fetched")
        }
    }
}

extension History {
    private func give() async throws {
        guard let purpose = purposes.filter(\.needsConsent).randomElement(by: dice) else { return }
        let person = dice.roll(2)
        let key = "\(purpose.id) \(person)"
        guard consents[key] == nil, let notice = active.active(purpose.id)?.template.notice else { return }
        let ref = try await subjects.ref(of: numbers[person])
        let until = clock.now.adding(days: Int64(3 + dice.roll(12)))
        let line = try await record(
            .consentGiven(
                ConsentGrant(
                    person: ref, purpose: try active.active(purpose.id).orFail().ref, taking: Self.atCounter,
                    telling: Telling(
                        notice: notice.id, noticeHash: notice.hash, readAloud: true, otherWayTold: true),
                    from: clock.now, until: until)))
        consents[key] = (line.id, until)
        saw("given")
    }

    private func withdraw() async throws {
        let key = "\(dice.one(of: purposes).id) \(dice.roll(2))"
        guard let consent = consents[key], consent.until > clock.now else { return }
        let row = try await journal.storage.rows([.consent(consent.id)]).consents[consent.id].orFail()
        let ref = try active.active(row.purpose).orFail().ref
        try await record(
            .consentWithdrawn(
                ConsentWithdrawal(person: row.person, purpose: ref, consent: consent.id, taking: Self.atCounter)))
        // As the desk of consents does once the withdrawal is durable.
        facts.forget(row.person)
        consents[key] = nil
        model.end(consent.id.text)
        saw("withdrawn")
    }

    private func sweep() async throws {
        _ = try await ConsentSweep(journal: journal, facts: facts).run()
        for (key, consent) in consents where consent.until <= clock.now {
            consents[key] = nil
            model.end(consent.id.text)
            saw("expired")
        }
    }

    private func erase() async throws {
        let person = dice.roll(2)
        let desk = ErasureDesk(
            journal: journal, storage: ledger, subjects: subjects, facts: facts, proofs: Proofs(journal: journal),
            controllerName: "Zonnegem")
        guard
            case .planned(let line) = try await desk.plan(
                of: .person(numbers[person]), .facts, ground: .noLongerNeeded, by: Self.officers[0])
        else { return }
        for officer in Self.officers { _ = try await desk.approve(line.id, by: officer) }
        model.erase(person)
        saw("erased")
    }

    /// Storage holds nothing that the model does not explain, and all that an interest still needs.
    private func inspect() async throws {
        for (person, number) in numbers.enumerated() {
            guard let ref = try await subjects.existing(number) else { continue }
            let held = try await facts.inventory(of: ref)
            let stored = try await ledger.facts(of: ref)
            for item in stored where item.holds.isEmpty { breach("a fact is kept for nobody: \(item.row.finality)") }
            let known = model.kept.filter { $0.person == person }
            for fact in held {
                let alike = known.filter { $0.attribute == fact.attribute }
                if !alike.contains(where: { $0.purposes.isSuperset(of: fact.purposes) }) || fact.purposes.isEmpty {
                    breach("\(fact.attribute) of \(person) is kept for \(fact.purposes)")
                }
            }
            for attribute in RandomPurpose.register + [Sample.status] {
                let count = held.count { $0.attribute == attribute }
                let alike = known.filter { $0.attribute == attribute }
                let needed = alike.count { $0.isHeld(at: clock.now) }
                if count > alike.count || count < needed {
                    breach(
                        "\(attribute) of \(person) is kept \(count) times, \(alike.count) explained, \(needed) needed")
                }
            }
        }
    }

    private static let atCounter = Taking(
        channel: .counter, assurance: .eidSeen, identityCheck: "eID read", recorder: "sofie",
        proof: .counter(whyNoCard: nil), readBack: .printed)
}

extension Array {
    func randomElement(by dice: Dice) -> Element? { isEmpty ? nil : self[dice.roll(count)] }
}
