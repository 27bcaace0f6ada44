import Catalogue
import Core
import Doubles
import Ledger
import Support
import Testing

/// Rows in which everything is in order, and the judge before whom a case changes one thing.
struct Courtroom {
    static let acts = SampleController("zonnegem")
    static let person = SampleEvents.person
    static let now = TestClock.start
    static let consent = Basis.ConsentCitation(id: SampleEvents.id(0x30), revision: 77)
    static let fact = SampleEvents.id(0x50)

    var rows = Rows()
    var at = now
    var commit = now

    init() {
        for (id, role) in [
            (SampleController.officer, Role.officer), ("operator", .operator), ("sofie.clerk", .clerk),
        ] { add(ApplicationRow(id: id, role: role, keys: [], purposes: ["discount", "task"])) }
        add(ApplicationRow(id: "leisure", role: .application, keys: [], purposes: ["discount", "task"]))
        for id in ["discount", "task"] { put(Self.acts.purpose(id), Terms.of(id)) }
        giveConsent()
        rows.set(.fact(FactRow(id: Self.fact, person: Self.person, finality: SampleController.finality)))
        for id in ["discount", "task"] {
            consult(Self.consultation(id, .open), id, .open)
            consult(Self.consultation(id, .answered), id, .answered)
            consult(Self.consultation(id, .failed), id, .failed)
        }
    }

    static func consultation(_ purpose: String, _ state: ConsultationRow.State) -> Identifier {
        let base: UInt8 = purpose == "discount" ? 0x60 : 0x70
        return SampleEvents.id(base + (state == .open ? 0 : state == .answered ? 1 : 2))
    }

    mutating func add(_ row: ApplicationRow) { rows.set(.application(row)) }

    mutating func put(_ ref: PurposeRef, _ terms: PurposeTerms, isActive: Bool = true) {
        rows.set(.purpose(PurposeRow(ref: ref, terms: terms, isActive: isActive)))
    }

    mutating func giveConsent(
        _ state: ConsentState = .given, revision: Int64 = consent.revision, person: SubjectRef = person,
        purpose: String = "discount", from: Instant = now.adding(days: -1), until: Instant = now.adding(days: 300)
    ) {
        rows.set(
            .consent(
                ConsentRow(
                    id: Self.consent.id, person: person, purpose: purpose, version: 1, state: state, revision: revision,
                    from: from, until: until)))
    }

    mutating func consult(
        _ id: Identifier, _ purpose: String, _ state: ConsultationRow.State, person: SubjectRef = person,
        consent: Basis.ConsentCitation? = consent, identity: Identifier? = nil
    ) {
        rows.set(
            .consultation(
                ConsultationRow(
                    id: id, person: person, purpose: purpose, version: 1,
                    consent: purpose == "discount" ? consent : nil, identity: identity, state: state)))
    }

    func verdict(on act: Act) -> Refusal? {
        let event = Event(id: SampleEvents.id(0xEE), at: at, origin: SampleEvents.origin, act: act)
        return Judge.refusal(of: event, in: rows, controller: "zonnegem", commit: commit)
    }
}

/// One case: what is put otherwise, the act, and the rule and law that forbid it, or nothing where it is permitted.
struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let act: Act
    let rule: Refusal.Rule?
    let law: Int?
    let change: @Sendable (inout Courtroom) -> Void

    init(
        _ name: String, _ act: Act, _ rule: Refusal.Rule? = nil, law: Int? = nil,
        _ change: @escaping @Sendable (inout Courtroom) -> Void = { _ in }
    ) {
        testDescription = name
        self.act = act
        self.rule = rule
        self.law = law
        self.change = change
    }

    var verdict: Refusal? {
        var courtroom = Courtroom()
        change(&courtroom)
        return courtroom.verdict(on: act)
    }

    var expected: Refusal? {
        guard let rule, let law else { return nil }
        return Refusal(rule, law: law)
    }
}
