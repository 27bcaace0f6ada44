import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("What an officer owes is opened by one entry and closed by another")
struct OfficerDutyTests {
    static let person = Courtroom.person
    static let matter = SampleEvents.id(0x93)
    static let today = Courtroom.now.belgianDate
    static let entries = [SampleEvents.id(0x94), SampleEvents.id(0x95)]

    static let answers: [Case] = [
        Case("granted", answer(.granted)) { $0.request() },
        Case("refused with its ground", answer(.refused, "GDPR 17(3)(b)")) { $0.request() },
        Case("refused without", answer(.refused), .groundMissing, law: 2) { $0.request() },
        Case("answered before", answer(.granted), .matterNotOpen, law: 2) { $0.request(.closed) },
        Case("of another person", answer(.granted), .otherPerson, law: 2) { $0.request(person: SampleEvents.member) },
        Case("extended by two months", answer(.extended, "many", due: today.adding(months: 2))) {
            $0.request(due: Self.today)
        },
        Case("extended by more", answer(.extended, "many", due: today.adding(days: 65)), .dateNotAllowed, law: 2) {
            $0.request(due: Self.today)
        },
        Case("extended too late", answer(.extended, "many", due: today.adding(days: 3)), .dateNotAllowed, law: 2) {
            $0.request(due: Self.today.adding(days: -1))
        },
        Case("extended twice", answer(.extended, "many", due: today.adding(days: 9)), .dateNotAllowed, law: 2) {
            $0.request(due: Self.today, isExtended: true)
        },
        Case("extended without a day", answer(.extended, "many"), .dateNotAllowed, law: 2) { $0.request() },
        Case("granted with another day", answer(.granted, due: today.adding(days: 9)), .dateNotAllowed, law: 2) {
            $0.request()
        },
        Case("taken down by a clerk", asked(by: "sofie.clerk")),
        Case("taken down by an application", asked(by: "leisure"), .notAnOfficer, law: 7),
        Case("received tomorrow", asked(received: today.adding(days: 1)), .dateNotAllowed, law: 2),
    ]

    @Test("a citizen's request", arguments: answers)
    func judgesRequest(_ trial: Case) { #expect(trial.verdict == trial.expected) }

    @Test(
        "an answer is due a month later, on the last day of a shorter month",
        arguments: [("2026-11-21", "2026-12-21"), ("2027-01-31", "2027-02-28"), ("2026-12-31", "2027-01-31")])
    func due(received: String, due: String) throws {
        let day = try #require(CalendarDate(received))
        let request = SubjectRequest(person: Self.person, right: .access, channel: .paper, received: day, by: "x")
        #expect(request.due.text == due)
    }

    static let emergencies: [Case] = [
        Case("asked with a reason", consultation(reason())),
        Case("asked without", consultation(nil), .emergencyReasonMissing, law: 2),
        Case("of another category", consultation(reason("curiosity")), .emergencyReasonMissing, law: 2),
        Case("in a word", consultation(reason(text: "fire")), .emergencyReasonMissing, law: 2),
        Case("by a process", consultation(reason(), employee: nil), .emergencyReasonMissing, law: 2),
        Case("a reason where there is no emergency", consultation(reason()), .emergencyReasonMissing, law: 2) {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task"))
        },
        Case("in spite of a restriction", consultation(reason())) { $0.restrict() },
        Case("reviewed", review()) { $0.emergency() },
        Case("reviewed without a word", review(note: ""), .groundMissing, law: 7) { $0.emergency() },
        Case("reviewed twice", review(), .matterNotOpen, law: 7) { $0.emergency(.closed) },
        Case("reviewed by a clerk", review(by: "sofie.clerk"), .notAnOfficer, law: 7) { $0.emergency() },
    ]

    @Test("an emergency is a purpose of its own, with a reason and a review", arguments: emergencies)
    func judgesEmergency(_ trial: Case) {
        var courtroom = Courtroom()
        let rule = EmergencyRule(minutes: 240, reviewDays: 7, reasons: ["lifeDanger": "gevaar"])
        courtroom.put(Courtroom.acts.purpose("task"), Terms.of("task", emergency: rule))
        trial.change(&courtroom)
        #expect(courtroom.verdict(on: trial.act) == trial.expected)
    }

    @Test("one reason holds for its time, for one person and application, and opens one review")
    func box() throws {
        var courtroom = Courtroom()
        let rule = EmergencyRule(minutes: 240, reviewDays: 7, reasons: ["lifeDanger": "gevaar"])
        courtroom.put(Courtroom.acts.purpose("task"), Terms.of("task", emergency: rule))
        func ask(_ number: UInt8, minutes: Int64) -> Int {
            let at = Courtroom.now.adding(milliseconds: minutes * 60_000)
            let event = Event(
                id: SampleEvents.id(number), at: at, origin: SampleEvents.origin, act: Self.consultation(Self.reason()))
            _ = courtroom.rows.apply(event, at: Position(log: 2026, seq: Int64(number)))
            return courtroom.rows.matters(of: Self.person).count
        }
        #expect([ask(0xA0, minutes: 0), ask(0xA1, minutes: 240), ask(0xA2, minutes: 241)] == [1, 1, 2])
        let first = try #require(courtroom.rows.matters[SampleEvents.id(0xA0)])
        guard case .emergency(let box) = first.matter else { throw Breach() }
        #expect(box.due == Self.today.adding(days: 7) && first.state == .open)
    }

    static let samples: [Case] = [
        Case("drawn", drawing()),
        Case("of a day that has not ended", drawing(until: today), .dateNotAllowed, law: 7),
        Case("of more than there are", drawing(population: 1), .matterNotOpen, law: 7),
        Case("by a clerk", drawing(by: "sofie.clerk"), .notAnOfficer, law: 7),
        Case("a finding", found([true])) { $0.sample() },
        Case("a finding of an entry that was not drawn", found([true], of: [Self.matter]), .matterNotOpen, law: 7) {
            $0.sample()
        },
        Case("signed with all findings", found([true, false], signs: true)) { $0.sample() },
        Case("signed with one still open", found([true], signs: true), .signOffIncomplete, law: 7) { $0.sample() },
        Case("signed after the last finding", found([false], of: [Self.entries[1]], signs: true)) {
            $0.sample(findings: [Self.entries[0]: true])
        },
        Case("a finding after the signature", found([true]), .matterNotOpen, law: 7) { $0.sample(.closed) },
    ]

    @Test("a sample", arguments: samples)
    func judgesSample(_ trial: Case) { #expect(trial.verdict == trial.expected) }
}

private struct Breach: Error {}

extension OfficerDutyTests {
    private static func answer(
        _ outcome: SubjectAnswer.Outcome, _ ground: String = "", due: CalendarDate? = nil
    ) -> Act {
        .subjectAnswered(
            SubjectAnswer(
                person: person, request: matter, outcome: outcome, ground: ground, due: due,
                by: SampleController.officer))
    }

    private static func asked(by: String = SampleController.officer, received: CalendarDate = today) -> Act {
        .subjectRequested(SubjectRequest(person: person, right: .access, channel: .phone, received: received, by: by))
    }

    static func reason(_ category: String = "lifeDanger", text: String = "fire in the street") -> EmergencyReason {
        EmergencyReason(category: category, text: text)
    }

    private static func consultation(_ reason: EmergencyReason?, employee: String? = "jan.leisure") -> Act {
        .consulted(
            Consultation(
                person: person, purpose: Courtroom.acts.purpose("task"),
                basis: Basis(authorisations: [SampleController.authorisation], consent: nil),
                requester: Requester(application: "leisure", employee: employee), caseReference: nil,
                referenceDate: today, calls: [], emergency: reason))
    }

    private static func review(note: String = "fire brigade", by: String = SampleController.officer) -> Act {
        .emergencyReviewed(
            EmergencyReview(person: person, emergency: matter, verdict: .justified, note: note, by: by))
    }

    private static func drawing(
        until: CalendarDate = today.adding(days: -1), population: Int = 40, by: String = SampleController.officer
    ) -> Act {
        .sampled(
            SampleDrawing(
                from: today.adding(days: -30), until: until, filter: [:], population: population, size: 50,
                root: Array(repeating: 1, count: 32), entries: entries, by: by))
    }

    private static func found(_ findings: [Bool], of ids: [Identifier] = entries, signs: Bool = false) -> Act {
        .reviewed(
            SampleReview(
                sample: matter,
                findings: zip(ids, findings).map { SampleReview.Finding(entry: $0, isExplained: $1) },
                signsWhole: signs, by: SampleController.officer))
    }
}

extension Courtroom {
    fileprivate mutating func put(_ matter: Matter, _ state: MatterRow.State, person: SubjectRef? = person) {
        rows.set(.matter(MatterRow(id: OfficerDutyTests.matter, person: person, matter: matter, state: state)))
    }

    fileprivate mutating func request(
        _ state: MatterRow.State = .open, person: SubjectRef = person,
        due: CalendarDate = now.belgianDate.adding(days: 20), isExtended: Bool = false
    ) {
        put(.request(.access, due: due, isExtended: isExtended), state, person: person)
    }

    fileprivate mutating func emergency(_ state: MatterRow.State = .open) {
        let box = EmergencyBox(
            purpose: "task", application: "leisure", until: Self.now, due: Self.now.belgianDate.adding(days: 7))
        put(.emergency(box), state)
    }

    fileprivate mutating func sample(_ state: MatterRow.State = .open, findings: [Identifier: Bool] = [:]) {
        put(.sample(SampleSheet(entries: OfficerDutyTests.entries, findings: findings)), state, person: nil)
    }
}
