import Catalogue
import Core
import Doubles
import Ledger

/// The lives of the consents of a few people, in acts picked at random by people who do not know the law.
///
/// The judge decides what stands; after each act what the rows permit is held against the model.
struct ConsentLife {
    enum Act: CaseIterable {
        case give, renew, ask, putOff, refuse, withdraw, pause, resume, contest, assent, checkMandate, expire, end
        case activate, carry, disclose
    }

    static let terms = [
        terms(outputs: ["livesHere", "lowIncome"], days: 60, uses: 6),
        terms(outputs: ["livesHere"], days: 40, uses: 4),
        terms(outputs: ["livesHere", "lowIncome", "hasChildren"], days: 60, uses: 6),
    ]
    static let contestDays: [Channel: Int] = [.phone: 3, .paper: 5]
    static let controller = SampleController("zonnegem")

    let alone: SubjectRef
    let child: SubjectRef
    let parents: [SubjectRef]
    let protected: SubjectRef
    let administrator: SubjectRef
    var people: [SubjectRef] { [alone, child, protected] }

    var dice: Dice
    var now = TestClock.start
    var version = 1
    private(set) var rows = Rows()
    var model = LifeModel()
    private var count: UInt64 = 0
    private(set) var accepted: [Act: Int] = [:]
    private(set) var refused: [Refusal.Rule: Int] = [:]
    /// What breaks an invariant, or where model and rows differ.
    private(set) var breaches: [String] = []
    private(set) var ids: [Identifier] = []
    private(set) var requests: [Identifier] = []
    /// Consents that the citizen has stopped.
    private var stopped: Set<Identifier> = []

    init(seed: UInt64) {
        var dice = Dice(seed: seed)
        let refs = (0..<6).map { index in
            Identifier(bytes: dice.bytes(UInt64(index))).map { SubjectRef($0) } ?? SampleEvents.person
        }
        (alone, child, parents, protected, administrator) = (refs[0], refs[1], [refs[2], refs[3]], refs[4], refs[5])
        self.dice = dice
        count = 100
        for (id, role) in [
            ("lotte.officer", Role.officer), ("sofie.clerk", .clerk), ("leisure", .application),
        ] { rows.set(.application(ApplicationRow(id: id, role: role, keys: [], purposes: ["discount"]))) }
        rows.set(.purpose(PurposeRow(ref: purpose(1), terms: Self.terms[0], isActive: true)))
    }

    private static func terms(outputs: [String], days: Int, uses: Int) -> PurposeTerms {
        PurposeTerms(
            act: .safeguard,
            titles: [
                PurposeTerms.Title(
                    number: SampleController.authorisation, source: "RR", finality: SampleController.finality,
                    admits: [SampleController.finality], mayKeep: true,
                    until: TestClock.start.adding(days: 300).belgianDate)
            ],
            outputs: outputs, maximumConsentDays: days, caseDays: 0,
            minimumAssurance: [.online: .eidUsed, .counter: .eidSeen, .phone: .questions, .paper: .signature],
            requiresCase: false,
            bounds: ConsentBounds(
                uses: uses, frequency: Period(1, .week).map { Frequency(times: 2, every: $0) },
                contestDays: contestDays, askAgainDays: 20, requestDays: 10,
                representatives: Set(Representative.allCases)),
            demandsEvidence: true,
            reach: PurposeReach(
                product: "Korting", aim: "6(1)(e)", attributes: [], recipients: ["leisure"], retentionYears: 10,
                notice: "00"))
    }

    func purpose(_ version: Int) -> PurposeRef { Self.controller.purpose("discount", version: version) }

    mutating func run(_ steps: Int) {
        for _ in 0..<steps {
            now = now.adding(milliseconds: Int64(dice.isOne(in: 3) ? dice.roll(3 * 86_400) : dice.roll(600)) * 1000)
            step(Act.allCases[dice.roll(Act.allCases.count)])
            if dice.isOne(in: 2) { step(.disclose) }
            compare()
        }
    }

    /// Lets the judge decide, applies what stands, and says under which id.
    mutating func take(_ kind: Act, _ act: Ledger.Act) -> Identifier? {
        count += 1
        guard let id = Identifier(bytes: dice.bytes(count)) else { return nil }
        let event = Event(id: id, at: now, origin: SampleEvents.origin, act: act)
        if let refusal = Judge.refusal(of: event, in: rows, controller: Self.controller.name, commit: now) {
            refused[refusal.rule, default: 0] += 1
            return nil
        }
        accepted[kind, default: 0] += 1
        if dice.isOne(in: 200) { lookInto(event) }
        let changes = rows.apply(event, at: Position(log: 2026, seq: Int64(count)))
        for case .consent(let row) in changes { check(row) }
        return id
    }

    mutating func note(_ id: Identifier) { ids.append(id) }
    mutating func noteRequest(_ id: Identifier) { requests.append(id) }
    mutating func noteStop(_ id: Identifier) { stopped.insert(id) }
    mutating func breach(_ what: String) { breaches.append(what) }

    mutating func activate(_ next: Int) {
        rows.set(.purpose(PurposeRow(ref: purpose(version), terms: Self.terms[version - 1], isActive: false)))
        rows.set(.purpose(PurposeRow(ref: purpose(next), terms: Self.terms[next - 1], isActive: true)))
        version = next
    }

    /// Only given and renewed permit; the chain of successors ends; a row reads back whole.
    private mutating func check(_ row: ConsentRow) {
        if row.permits(at: now), row.state != .given, row.state != .renewed { breach("\(row.state) permits") }
        if (row.state == .superseded) != (row.successor != nil), row.state != .invalidated {
            breach("a successor in state \(row.state)")
        }
        var seen: Set<Identifier> = []
        var next: Identifier? = row.id
        while let id = next {
            guard seen.insert(id).inserted else { return breach("a circle of successors") }
            next = rows.consents[id]?.successor
        }
        if dice.isOne(in: 50), ConsentRow(json: row.json) != row { breach("a row does not read back") }
    }

    /// Whoever has a part is concerned, and nobody is named in another's.
    private mutating func lookInto(_ event: Event) {
        let everyone = people + parents + [administrator]
        for part in event.parts {
            let text = part.payload.canonicalText
            if everyone.contains(where: { text.contains($0.text) }) { breach("a person is named") }
            if case .subject(let person) = part.holder, !people.contains(person) { breach("a part of another") }
        }
    }

    /// After each act, for every consent there is: the rows permit what the model permits, and nothing that was stopped.
    private mutating func compare() {
        for id in ids {
            let permits = rows.consents[id]?.permits(at: now) ?? false
            if permits != model.permits(id, at: now) {
                breach(
                    "rows \(permits), model \(!permits): \(String(describing: rows.consents[id]?.json.canonicalText))")
            }
            if permits, stopped.contains(id) { breach("a stopped consent permits") }
            if rows.consents[id]?.state.stands != model.stands(id) { breach("one of the two says that it stands") }
        }
        guard let person = dice.pick(people) else { return }
        let own = rows.consents(of: person, purpose: "discount")
        if own.contains(where: { $0.person != person }) { breach("a consent of another is shown") }
        if own.count(where: { $0.version == version && $0.permits(at: now) }) > 1 { breach("two bases for one act") }
    }
}
