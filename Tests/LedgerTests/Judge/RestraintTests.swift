import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("Law 2: what a person restricts or objects to is neither asked nor told")
struct RestraintTests {
    static let acts = Courtroom.acts
    static let person = Courtroom.person
    static let restriction = SampleEvents.id(0x90)
    static let objection = SampleEvents.id(0x91)

    static let onTask: [Case] = [
        Case("nothing stands in the way", Self.acts.consultation(Self.person)),
        Case("a restriction for all", Self.acts.consultation(Self.person), .restrained, law: 2) { $0.restrict() },
        Case("a restriction for this purpose", Self.acts.consultation(Self.person), .restrained, law: 2) {
            $0.restrict("task")
        },
        Case("a restriction for another purpose", Self.acts.consultation(Self.person)) { $0.restrict("discount") },
        Case("a restriction of another person", Self.acts.consultation(Self.person)) {
            $0.restrict(person: SampleEvents.member)
        },
        Case("a restriction that was lifted", Self.acts.consultation(Self.person)) { $0.restrict(.closed) },
        Case("a restriction under an earlier number", Self.acts.consultation(Self.person), .restrained, law: 2) {
            $0.rows.set(
                .link(
                    LinkRow(
                        id: SampleEvents.id(0x92), person: SampleEvents.member, successor: Self.person, state: .same)))
            $0.restrict(person: SampleEvents.member)
        },
        Case("an objection, not yet decided", Self.acts.consultation(Self.person), .restrained, law: 2) {
            $0.object(.open)
        },
        Case("an objection, upheld", Self.acts.consultation(Self.person), .restrained, law: 2) { $0.object(.upheld) },
        Case("an objection, rejected", Self.acts.consultation(Self.person)) { $0.object(.closed) },
        Case("an objection to another purpose", Self.acts.consultation(Self.person)) { $0.object(.open, "other") },
        Case(
            "a disclosure", Self.acts.disclosure(Self.person, after: [Courtroom.consultation("task", .answered)]),
            .restrained, law: 2
        ) { $0.restrict() },
        Case(
            "asking a source again",
            .retried(
                ConsultationRetry(
                    person: Self.person, purpose: Self.acts.purpose("task"),
                    consultation: Courtroom.consultation("task", .open), service: SampleController.service, attempt: 2)),
            .restrained, law: 2
        ) { $0.restrict() },
    ]

    @Test("a task", arguments: onTask)
    func task(_ trial: Case) { #expect(trial.verdict == trial.expected) }

    @Test(
        "a consent: one that was given after the restriction permits (GDPR 18(2))",
        arguments: [
            Case("given before", Self.acts.consultation(Self.person, consent: Courtroom.consent), .restrained, law: 2) {
                $0.restrict()
            },
            Case("given after", Self.acts.consultation(Self.person, consent: Courtroom.consent)) {
                $0.restrict(since: Courtroom.now.adding(days: -2))
            },
        ])
    func consent(_ trial: Case) { #expect(trial.verdict == trial.expected) }

    static let officers: [Case] = [
        Case("a restriction by an officer", order()),
        Case("by a clerk", order(by: "sofie.clerk"), .notAnOfficer, law: 7),
        Case("without a reason", order(reason: ""), .groundMissing, law: 2),
        Case("lifted", lifting()) { $0.restrict() },
        Case("lifted twice", lifting(), .matterNotOpen, law: 2) { $0.restrict(.closed) },
        Case("lifted of another person", lifting(), .otherPerson, law: 2) { $0.restrict(person: SampleEvents.member) },
        Case("lifted before the person is told", lifting(told: 1), .dateNotAllowed, law: 2) { $0.restrict() },
        Case("an objection taken for a restriction", lifting(), .matterNotOpen, law: 2) {
            $0.object(.open, id: Self.restriction)
        },
        Case("decided", decision(.upheld)) { $0.object(.open) },
        Case("decided by a clerk", decision(.upheld, by: "sofie.clerk"), .notAnOfficer, law: 7) { $0.object(.open) },
        Case("rejected without a ground", decision(.rejected, ground: ""), .groundMissing, law: 2) {
            $0.object(.open)
        },
        Case("decided though rejected before", decision(.upheld), .matterNotOpen, law: 2) { $0.object(.closed) },
    ]

    @Test("what an officer decides", arguments: officers)
    func officer(_ trial: Case) { #expect(trial.verdict == trial.expected) }

    static let objections: [Case] = [
        Case("to a task", objecting("task")) { $0.put(Self.acts.purpose("task"), Terms.of("task", mayObject: true)) },
        Case("to a legal duty", objecting("task"), .objectionNotPossible, law: 10),
        Case("twice", objecting("task"), .objectionStands, law: 2) {
            $0.put(Self.acts.purpose("task"), Terms.of("task", mayObject: true))
            $0.object(.open)
        },
        Case("again, after a rejection", objecting("task")) {
            $0.put(Self.acts.purpose("task"), Terms.of("task", mayObject: true))
            $0.object(.closed)
        },
        Case("to a purpose that is not active", objecting("task"), .purposeNotActive, law: 2) {
            $0.put(Self.acts.purpose("task"), Terms.of("task", mayObject: true), isActive: false)
        },
    ]

    @Test("objecting", arguments: objections)
    func judgesObjection(_ trial: Case) { #expect(trial.verdict == trial.expected) }

    static let readings: [Case] = [
        Case("an officer alone", look(), .secondOfficerNeeded, law: 7) { $0.restrict(needsTwo: true) },
        Case("no four eyes were asked", look()) { $0.restrict() },
        Case("after a second officer's word", look()) {
            $0.restrict(needsTwo: true, reader: SampleController.officer, readUntil: Courtroom.now)
        },
        Case("a day later", look(), .secondOfficerNeeded, law: 7) {
            $0.restrict(
                needsTwo: true, reader: SampleController.officer, readUntil: Courtroom.now.adding(milliseconds: -1))
        },
        Case("the word was for another", look(), .secondOfficerNeeded, law: 7) {
            $0.restrict(needsTwo: true, reader: "els.officer", readUntil: Courtroom.now)
        },
        Case("a word for oneself", look(.approval, for: SampleController.officer), .secondOfficerNeeded, law: 7) {
            $0.restrict(needsTwo: true)
        },
        Case("a word for a colleague", look(.approval, for: "els.officer")) {
            $0.add(ApplicationRow(id: "els.officer", role: .officer, keys: [], purposes: []))
            $0.restrict(needsTwo: true)
        },
        Case("a word for a clerk", look(.approval, for: "sofie.clerk"), .secondOfficerNeeded, law: 7) {
            $0.restrict(needsTwo: true)
        },
        Case("a word where none is needed", look(.approval, for: "els.officer"), .matterNotOpen, law: 7) {
            $0.add(ApplicationRow(id: "els.officer", role: .officer, keys: [], purposes: []))
        },
    ]

    @Test("entries under restriction are read by two officers", arguments: readings)
    func reading(_ trial: Case) { #expect(trial.verdict == trial.expected) }
}

extension RestraintTests {
    private static func order(by: String = SampleController.officer, reason: String = "letter") -> Act {
        .restrictionSet(
            RestrictionOrder(
                person: person, purpose: nil, ground: .unlawful, reason: reason, needsTwo: false, by: by))
    }

    private static func lifting(told: Int = 0) -> Act {
        .restrictionLifted(
            RestrictionLifting(
                person: person, restriction: restriction, reason: "settled",
                told: Courtroom.now.belgianDate.adding(days: told), by: SampleController.officer))
    }

    private static func decision(
        _ verdict: ObjectionDecision.Verdict, ground: String = "by decree", by: String = SampleController.officer
    ) -> Act {
        .objectionDecided(
            ObjectionDecision(person: person, objection: objection, verdict: verdict, ground: ground, by: by))
    }

    private static func objecting(_ id: String) -> Act {
        .objected(
            Objection(person: person, purpose: acts.purpose(id), taking: SampleController.atCounter, words: nil))
    }

    private static func look(_ way: Inspection.Way = .query, for officer: String? = nil) -> Act {
        .inspected(
            Inspection(
                person: person, way: way, by: SampleController.officer, reason: "question",
                filter: .compact(["officer": officer.map { .string($0) }])))
    }
}

extension Courtroom {
    mutating func restrict(
        _ purpose: String? = nil, _ state: MatterRow.State = .open, person: SubjectRef = person,
        since: Instant = now, needsTwo: Bool = false, reader: String? = nil, readUntil: Instant = now
    ) {
        let restriction = Restriction(
            purpose: purpose, since: since, needsTwo: needsTwo,
            reader: reader.map { Restriction.Reader(officer: $0, until: readUntil) })
        rows.set(
            .matter(
                MatterRow(
                    id: RestraintTests.restriction, person: person, matter: .restriction(restriction), state: state)))
    }

    mutating func restrict(_ state: MatterRow.State) { restrict(nil, state) }

    mutating func object(
        _ state: MatterRow.State, _ purpose: String = "task", id: Identifier = RestraintTests.objection
    ) {
        rows.set(.matter(MatterRow(id: id, person: Self.person, matter: .objection(purpose: purpose), state: state)))
    }
}
