import Core
import Doubles
import Ledger
import Support

/// A few hundred acts picked at random by people who do not know the law; the judge decides which of them stand.
struct RandomHistory {
    let log: SampleLog
    let journal: Journal
    private let dice: Entropy
    private var people: [SubjectRef] = []
    private var consents: [(person: SubjectRef, citation: Basis.ConsentCitation)] = []
    private var consultations: [(person: SubjectRef, id: Identifier, consent: Basis.ConsentCitation?)] = []
    private var facts: [(person: SubjectRef, id: Identifier)] = []
    /// Changes of a number that nobody has decided on.
    private var changes: [(id: Identifier, person: SubjectRef, successor: SubjectRef?)] = []
    private(set) var model = ConsentModel()
    private(set) var appended = 0
    private(set) var refused: [Refusal.Rule: Int] = [:]
    /// Where the simple model and the judge disagree about a consent.
    private(set) var disagreements: [String] = []

    init(seed: UInt64) async throws {
        let (clock, entropy) = (TestClock(), Entropy.seeded(seed))
        let keys = try MemoryKeys(origin: "log.example/zonnegem/2026", entropy: entropy)
        let storage = MemoryLedger(
            controller: "zonnegem", base: "log.example/zonnegem", keys: keys, clock: clock.wall, entropy: entropy)
        log = SampleLog(storage: storage, keys: keys, clock: clock, entropy: entropy)
        journal = Journal(storage: storage, keys: keys, clock: clock.wall, entropy: entropy)
        dice = .seeded(seed &+ 1)
        try await log.open()
        people = (0..<4).map { _ in SubjectRef.random(entropy) }
    }

    mutating func run(_ count: Int) async throws {
        for _ in 0..<count { try await step() }
    }

    private func roll(_ sides: Int) -> Int { Int(dice.bytes(1)[0]) % sides }
    private func pick<Item>(_ items: [Item]) -> Item? { items.isEmpty ? nil : items[roll(items.count)] }

    private mutating func step() async throws {
        log.clock.advance(milliseconds: Int64(roll(256)) * 60_000)
        guard let person = pick(people) else { return }
        let now = log.clock.now
        switch roll(10) {
        case 0, 1:
            let act = log.acts.grant(person, from: now, days: Int64(roll(3)) + 1)
            let (id, verdict) = try await take(act)
            if model.give(id, verdict, act) {
                consents.append((person, Basis.ConsentCitation(id: id, revision: 1)))
            } else if verdict.position == nil, !model.runs(person, at: now), !model.isInDoubt(person) {
                disagreements.append("a first consent was refused")
            }
        case 2:
            guard let consent = pick(consents) else { return }
            let (_, verdict) = try await take(log.acts.withdrawal(consent.person, of: consent.citation.id))
            if (verdict.position != nil) != model.stop(consent.citation.id) { disagreements.append("a withdrawal") }
        case 3, 4:
            let consent = roll(3) == 0 ? nil : pick(consents)
            let whom = consent?.person ?? person
            let (id, verdict) = try await take(log.acts.consultation(whom, consent: consent?.citation))
            check(consent?.citation, verdict, at: now)
            if verdict.position != nil { consultations.append((whom, id, consent?.citation)) }
        case 5:
            guard let open = pick(consultations) else { return }
            let fact = Identifier.random(log.entropy)
            let keeps = roll(2) == 0
            let until = open.consent.flatMap { model.until($0.id) } ?? now.adding(days: 30)
            let interest = Interest(
                kind: open.consent == nil ? .openCase : .consent, id: open.consent?.id ?? .random(log.entropy),
                until: until)
            let act = log.acts.closing(
                open.person, of: open.id, purpose: open.consent == nil ? "task" : "discount",
                keeping: keeps ? [fact] : [], for: keeps ? interest : nil, members: roll(4) == 0 ? [people[0]] : [])
            let (_, verdict) = try await take(act, facts: [fact: log.entropy.bytes(40)])
            if verdict.position != nil, keeps {
                facts.append((open.person, fact))
                check(open.consent, verdict, at: now)
            }
        case 6: try await changeOrDecide(at: now)
        default:
            let used = pick(consultations)
            let consent = roll(4) == 0 ? pick(consents)?.citation : used?.consent
            let whom = used?.person ?? person
            let fact = roll(3) == 0 ? pick(facts.filter { $0.person == whom })?.id : nil
            let (_, verdict) = try await take(
                log.acts.disclosure(
                    whom, consent: consent, after: used.map { [$0.id] } ?? [], using: fact.map { [$0] } ?? []))
            if verdict.position != nil { check(consent, verdict, at: now) }
        }
    }

    /// A number that is replaced or cancelled, or what an officer says of one.
    private mutating func changeOrDecide(at now: Instant) async throws {
        if roll(2) == 0, !changes.isEmpty {
            let index = roll(changes.count)
            let change = changes[index]
            let verdict: IdentityDecision.Verdict = roll(3) == 0 ? .other : .same
            let (_, taken) = try await take(
                log.acts.decision(change.id, change.person, to: change.successor, verdict))
            guard taken.position != nil else { return disagreements.append("a decision") }
            changes.remove(at: index)
            let resumed = model.settle(change.person, isSame: verdict == .same)
            for index in consents.indices where resumed.contains(consents[index].citation.id) {
                let citation = consents[index].citation
                consents[index].citation = Basis.ConsentCitation(id: citation.id, revision: citation.revision + 2)
            }
        } else if let used = pick(consultations) {
            let successor = roll(4) == 0 ? nil : SubjectRef.random(log.entropy)
            let (id, verdict) = try await take(
                log.acts.change(
                    used.person, to: successor, by: used.id, purpose: used.consent == nil ? "task" : "discount"))
            guard verdict.position != nil else { return }
            changes.append((id, used.person, successor))
            model.doubt(used.person, at: now)
        }
    }

    /// What rests on a consent stands only while it is given and within its dates.
    private mutating func check(_ consent: Basis.ConsentCitation?, _ verdict: Verdict, at now: Instant) {
        guard let consent else { return }
        if (verdict.position != nil) != model.permits(consent.id, at: now) {
            disagreements.append("\(verdict.word) on \(consent.id)")
        }
    }

    private mutating func take(
        _ act: Act, facts: [Identifier: [UInt8]] = [:]
    ) async throws -> (Identifier, Verdict) {
        let (id, verdict) = try await log.commit(act, facts: facts)
        switch verdict {
        case .appended: appended += 1
        case .refused(let refusal): refused[refusal.rule, default: 0] += 1
        case .uncarried: throw LedgerError(.unreadable, "no year turned")
        case .failed(let error): throw error
        }
        return (id, verdict)
    }
}

/// What a consent permits, said as plainly as it can be.
struct ConsentModel {
    private struct Given {
        let person: SubjectRef
        let from: Instant
        let until: Instant
        var isStopped = false
        var isPaused = false
    }

    private var consents: [Identifier: Given] = [:]
    private var inDoubt: Set<SubjectRef> = []

    func isInDoubt(_ person: SubjectRef) -> Bool { inDoubt.contains(person) }

    mutating func doubt(_ person: SubjectRef, at now: Instant) {
        inDoubt.insert(person)
        for (id, given) in consents where given.person == person && now <= given.until { consents[id]?.isPaused = true }
    }

    /// The consents that run again.
    mutating func settle(_ person: SubjectRef, isSame: Bool) -> Set<Identifier> {
        inDoubt.remove(person)
        guard isSame else { return [] }
        let resumed = consents.filter { $0.value.person == person && $0.value.isPaused && !$0.value.isStopped }
        for id in resumed.keys { consents[id]?.isPaused = false }
        return Set(resumed.keys)
    }

    /// Notes a consent that was appended; false where it was not.
    mutating func give(_ id: Identifier, _ verdict: Verdict, _ act: Act) -> Bool {
        guard verdict.position != nil, case .consentGiven(let grant) = act else { return false }
        consents[id] = Given(person: grant.person, from: grant.from, until: grant.until)
        return true
    }

    mutating func stop(_ id: Identifier) -> Bool {
        guard let consent = consents[id], !consent.isStopped else { return false }
        consents[id]?.isStopped = true
        return true
    }

    func permits(_ id: Identifier, at now: Instant) -> Bool {
        consents[id].map { !$0.isStopped && !$0.isPaused && $0.from <= now && now <= $0.until } ?? false
    }

    func runs(_ person: SubjectRef, at now: Instant) -> Bool {
        consents.contains { $0.value.person == person && permits($0.key, at: now) }
    }

    func until(_ id: Identifier) -> Instant? { consents[id]?.until }
}
