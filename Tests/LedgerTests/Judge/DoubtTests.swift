import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("What is contested is regarded in each answer, and ends unless a case confirms it (law 5)")
struct DoubtTests {
    static let acts = Courtroom.acts
    static let person = Courtroom.person
    static let doubt = SampleEvents.id(0x93)
    static let attribute = "residence.municipality"
    static let leisure = Requester(application: "leisure", employee: "jan.leisure")
    static let clerk = Requester(application: "counter", employee: "sofie.clerk")

    static let raisings: [Case] = [
        Case("by an application that reads it", raising()) { $0.read([attribute]) },
        Case("by an application that reads other data", raising(), .unknownAttribute, law: 3) { $0.read(["other"]) },
        Case("by an application of which no purpose reads it", raising(), .unknownAttribute, law: 3) {
            $0.read([attribute])
            $0.add(ApplicationRow(id: "leisure", role: .application, keys: [], purposes: ["none"]))
        },
        Case("by a clerk", raising(by: clerk)) { $0.read([attribute]) },
        Case("by a clerk, of what nobody here reads", raising(by: clerk), .unknownAttribute, law: 3) {
            $0.read(["other"])
        },
        Case(
            "by an operator", raising(by: Requester(application: "counter", employee: "operator")),
            .applicationNotPermitted, law: 2
        ) { $0.read([attribute]) },
        Case(
            "by who is not registered", raising(by: Requester(application: "stranger")), .applicationNotPermitted,
            law: 2
        ) { $0.read([attribute]) },
        Case("without evidence", raising(evidence: ""), .groundMissing, law: 5),
        Case("twice", raising(), .doubtStands, law: 5) { $0.contest() },
        Case("again after the first was closed", raising()) { $0.contest(.closed) },
        Case("again after the first has run out", raising()) { $0.contest(daysLeft: -1) },
        Case("on the last day of the first", raising(), .doubtStands, law: 5) { $0.contest(daysLeft: 0) },
        Case("another attribute", raising()) { $0.contest("status.BIM_BVT") },
        Case("of another person", raising()) { $0.contest(person: SampleEvents.member) },
        Case("under an earlier number", raising(), .doubtStands, law: 5) {
            $0.rows.set(
                .link(
                    LinkRow(
                        id: SampleEvents.id(0x94), person: SampleEvents.member, successor: Self.person, state: .same)))
            $0.contest(person: SampleEvents.member)
        },
    ]

    @Test("raising", arguments: raisings)
    func raises(_ trial: Case) { #expect(trial.verdict == trial.expected) }

    static let endings: [Case] = [
        Case("confirmed by a case", confirming()) { $0.contest() },
        Case("confirmed without a case", confirming(case: ""), .caseMissing, law: 5) { $0.contest() },
        Case("confirmed after its last day", confirming(), .matterNotOpen, law: 5) { $0.contest(daysLeft: -1) },
        Case("confirmed when it had ended", confirming(), .matterNotOpen, law: 5) { $0.contest(.closed) },
        Case("confirmed of another person", confirming(), .otherPerson, law: 2) {
            $0.contest(person: SampleEvents.member)
        },
        Case("confirmed by who does not read it", confirming(), .unknownAttribute, law: 3) {
            $0.contest()
            $0.read(["other"])
        },
        Case("ended by a clerk", ending(.unfounded, by: clerk)) { $0.contest() },
        Case("ended twice", ending(.unfounded, by: clerk), .matterNotOpen, law: 5) { $0.contest(.closed) },
        Case("what is no doubt", ending(.withdrawn, by: clerk), .matterNotOpen, law: 5) {
            $0.object(.open, id: Self.doubt)
        },
        Case("ended of another person", ending(.withdrawn, by: clerk), .otherPerson, law: 2) {
            $0.contest(person: SampleEvents.member)
        },
        Case(
            "facts of another person with it", ending(.corrected, facts: [Courtroom.fact], by: clerk), .otherPerson,
            law: 2
        ) {
            $0.contest()
            $0.rows.set(
                .fact(FactRow(id: Courtroom.fact, person: SampleEvents.member, finality: SampleController.finality)))
        },
        Case("expired after its last day", ending(.expired, by: nil)) { $0.contest(daysLeft: -1) },
        Case("expired on its last day", ending(.expired, by: nil), .doubtStands, law: 5) { $0.contest(daysLeft: 0) },
        Case("expired as somebody says", ending(.expired, by: clerk), .doubtStands, law: 5) { $0.contest() },
        Case("corrected, and nobody says so", ending(.corrected, by: nil), .doubtStands, law: 5) {
            $0.contest(daysLeft: -1)
        },
    ]

    @Test("confirming and ending", arguments: endings)
    func ends(_ trial: Case) { #expect(trial.verdict == trial.expected) }

    static let addressings: [Case] = [
        Case("while it stands", addressing()) { $0.contest() },
        Case("after its last day", addressing(), .matterNotOpen, law: 5) { $0.contest(daysLeft: -1) },
        Case("after it ended", addressing(), .matterNotOpen, law: 5) { $0.contest(.closed) },
        Case("of another person", addressing(), .otherPerson, law: 2) { $0.contest(person: SampleEvents.member) },
        Case("as a clerk says", addressing(by: clerk), .applicationNotPermitted, law: 2) { $0.contest() },
    ]

    @Test("to whom it goes", arguments: addressings)
    func addresses(_ trial: Case) { #expect(trial.verdict == trial.expected) }

    static let disclosures: [Case] = [
        Case("nothing is contested", disclosing()),
        Case("contested, and the answer says so", disclosing([doubt])) { $0.contest() },
        Case("contested while the answer was made", disclosing(), .doubtsChanged, law: 5) { $0.contest() },
        Case("ended while the answer was made", disclosing([doubt]), .doubtsChanged, law: 5) { $0.contest(.closed) },
        Case("run out while the answer was made", disclosing([doubt]), .doubtsChanged, law: 5) {
            $0.contest(daysLeft: -1)
        },
        Case("of another person", disclosing()) { $0.contest(person: SampleEvents.member) },
        Case("of what the purpose does not read", disclosing()) {
            $0.read(["other"])
            $0.contest()
        },
        Case("one of which the entry was erased", disclosing([SampleEvents.id(0x95)])),
    ]

    @Test("a disclosure", arguments: disclosures)
    func discloses(_ trial: Case) { #expect(trial.verdict == trial.expected) }

    @Test("an answer's entry keeps which doubts it regarded; one without any is as it always was")
    func kept() {
        for doubts in [[], [Self.doubt]] {
            let event = Event(
                id: SampleEvents.id(0xEE), at: Courtroom.now, origin: SampleEvents.origin, act: Self.disclosing(doubts))
            let parts = event.parts.map { OpenedPart(holder: $0.holder, salt: [], payload: $0.payload) }
            #expect(Event(parts: parts) == event)
            #expect((event.parts[0].payload["doubts"] == nil) == doubts.isEmpty)
        }
    }

    @Test("confirmed it stands a year, and never shorter than before; ended it is closed, with its kept facts")
    func changes() throws {
        var room = Courtroom()
        room.contest()
        room.rows.set(
            .hold(HoldRow(fact: Courtroom.fact, interest: SampleEvents.interest, purpose: "task")))
        _ = room.apply(Self.confirming())
        let confirmed = try #require(room.rows.matters[Self.doubt]?.standingDoubt(at: Courtroom.now))
        #expect(confirmed.isConfirmed)
        #expect(confirmed.until == Courtroom.now.belgianDate.adding(days: Doubt.confirmedDays))
        let changes = room.apply(Self.ending(.corrected, facts: [Courtroom.fact], by: Self.clerk))
        #expect(room.rows.matters[Self.doubt]?.state == .closed && room.rows.facts[Courtroom.fact] == nil)
        #expect(changes.contains(.dropFact(Courtroom.fact)))
        let raised = room.apply(Self.raising())
        guard case .matter(let row)? = raised.first, let doubt = row.standingDoubt(at: Courtroom.now) else {
            Issue.record("nothing stands: \(raised)")
            return
        }
        #expect(doubt.until == Courtroom.now.belgianDate.adding(days: Doubt.openDays) && !doubt.isConfirmed)
    }
}

extension DoubtTests {
    private static func raising(by requester: Requester = leisure, evidence: String = "letter 7") -> Act {
        .doubtRaised(
            DoubtRaising(
                person: person, attribute: attribute, category: .outdated, contester: .citizen, evidence: evidence,
                requester: requester))
    }

    private static func confirming(case name: String = "C-1", by requester: Requester = leisure) -> Act {
        .doubtConfirmed(
            DoubtConfirmation(person: person, doubt: doubt, caseReference: name, requester: requester))
    }

    private static func addressing(by requester: Requester = leisure) -> Act {
        .doubtAddressed(
            DoubtAddressing(
                person: person, doubt: doubt, source: "RR", municipality: "44021", disclosure: SampleEvents.id(0x96),
                requester: requester))
    }

    private static func ending(
        _ outcome: DoubtEnding.Outcome, facts: [Identifier] = [], by requester: Requester?
    ) -> Act {
        .doubtEnded(DoubtEnding(person: person, doubt: doubt, outcome: outcome, facts: facts, requester: requester))
    }

    private static func disclosing(_ doubts: [Identifier] = []) -> Act {
        acts.disclosure(person, after: [Courtroom.consultation("task", .answered)], doubts: doubts)
    }
}

extension Courtroom {
    mutating func contest(
        _ attribute: String = DoubtTests.attribute, _ state: MatterRow.State = .open, person: SubjectRef = person,
        daysLeft: Int = 10
    ) {
        let doubt = Doubt(
            attribute: attribute, category: .wrong, since: Self.now.adding(days: -50),
            until: Self.now.belgianDate.adding(days: daysLeft))
        rows.set(.matter(MatterRow(id: DoubtTests.doubt, person: person, matter: .doubt(doubt), state: state)))
    }

    mutating func contest(_ state: MatterRow.State) { contest(DoubtTests.attribute, state) }

    /// Both purposes read these attributes and no others.
    mutating func read(_ attributes: [String]) {
        let reach = PurposeReach(
            product: "p", aim: "a", attributes: attributes, recipients: [], retentionYears: 10, notice: "n")
        for id in ["discount", "task"] { put(Self.acts.purpose(id), Terms.of(id, reach: reach)) }
    }

    mutating func apply(_ act: Act) -> [RowChange] {
        let event = Event(id: SampleEvents.id(0xEE), at: at, origin: SampleEvents.origin, act: act)
        return rows.apply(event, at: Position(log: 2026, seq: 99))
    }
}
