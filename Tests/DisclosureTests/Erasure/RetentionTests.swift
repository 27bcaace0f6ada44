import Core
import Disclosure
import Doubles
import Ledger
import Support
import Testing

@Suite("What must stay, stays as long as the law says, and the citizen is told why and until when (law 8)")
struct RetentionTests {
    private static let now = TestClock.start
    private static let person = SubjectRef.random(.seeded(1))
    private static let key = ErasedKey(id: Array(repeating: 1, count: 16), through: 1)

    private func retention(
        _ keyClass: KeyClass, newest: Instant? = now, consents: [ConsentRow] = [], matters: [MatterRow] = [],
        represents: Int = 0, years: Int = 0, at instant: Instant = now
    ) -> Retention {
        RetentionRules.retention(
            of: keyClass,
            ErasureExtent(key: Self.key, parts: 3, facts: 1, represents: represents, newest: newest),
            consents: consents, matters: matters, retentionYears: years, at: instant)
    }

    private func consent(_ state: ConsentState, days: Int64) -> ConsentRow {
        ConsentRow(
            id: .random(.seeded(2)), person: Self.person, purpose: "discount", version: 1, state: state, revision: 1,
            from: Self.now, until: Self.now.adding(days: days))
    }

    @Test("the register of a year: ten years after its end, and the day is told")
    func register() throws {
        let kept = retention(.access(year: 2026))
        #expect(!kept.mayGo && kept.until == CalendarDate("2036-12-31"))
        #expect(kept.words.contains("31 december 2036") && kept.ground.contains("Rijksregister"))
        let last = try #require(CalendarDate("2036-12-31"))
        #expect(!retention(.access(year: 2026), at: BelgianCalendar.endOfDay(last)).mayGo)
        #expect(retention(.access(year: 2026), at: BelgianCalendar.endOfDay(last).adding(milliseconds: 1)).mayGo)
    }

    @Test("kept facts are a copy: they may always go")
    func facts() { #expect(retention(.facts).mayGo && retention(.told).mayGo) }

    @Test(
        "the proof of a consent: not while it runs or is asked, then ten years, or longer where the purpose says so",
        arguments: [
            (ConsentState.given, 30, 0, nil), (.renewed, 30, 0, nil), (.paused, 30, 0, nil), (.requested, 30, 0, nil),
            (.withdrawn, 30, 0, "2036-11-21"), (.withdrawn, 30, 5, "2036-11-21"), (.withdrawn, 30, 20, "2046-11-21"),
            (.given, -30, 0, "2036-11-21"), (.refused, 30, 0, "2036-11-21"),
        ] as [(ConsentState, Int64, Int, String?)])
    func proof(_ state: ConsentState, _ days: Int64, _ years: Int, _ until: String?) throws {
        let kept = retention(.consent, consents: [consent(state, days: days)], years: years)
        #expect(!kept.mayGo && kept.until?.text == until)
        guard let until = try until.map({ try #require(CalendarDate($0)) }) else { return }
        let after = BelgianCalendar.startOfDay(until.adding(days: 1))
        #expect(retention(.consent, consents: [consent(state, days: days)], years: years, at: after).mayGo)
    }

    @Test("who acted for another: that belongs to the other's proof")
    func representative() {
        let far = Self.now.adding(days: 20_000)
        #expect(retention(.consent, at: far).mayGo && !retention(.consent, represents: 1, at: far).mayGo)
    }

    @Test("a restriction keeps everything, and an open request keeps its own proof")
    func matters() {
        let far = Self.now.adding(days: 20_000)
        let restriction = MatterRow(
            id: .random(.seeded(3)), person: Self.person,
            matter: .restriction(Restriction(purpose: nil, since: Self.now, needsTwo: false)), state: .open)
        for keyClass in [KeyClass.facts, .consent, .access(year: 2026)] {
            let kept = retention(keyClass, matters: [restriction], at: far)
            #expect(!kept.mayGo && kept.ground == "artikel 18 AVG")
            var lifted = restriction
            lifted.state = .closed
            #expect(retention(keyClass, matters: [lifted], at: far).mayGo)
        }
        let objection = MatterRow(
            id: .random(.seeded(4)), person: Self.person, matter: .objection(purpose: "discount"), state: .open)
        #expect(!retention(.consent, matters: [objection], at: far).mayGo)
        #expect(retention(.facts, matters: [objection], at: far).mayGo)
        let doubt = Doubt(attribute: "a.b", category: .wrong, since: Self.now, until: Self.now.belgianDate)
        let contested = MatterRow(
            id: .random(.seeded(5)), person: Self.person, matter: .doubt(doubt), state: .open)
        #expect(retention(.consent, matters: [contested], at: far).mayGo, "a doubt keeps nothing")
    }

    @Test("nothing there: nothing may go")
    func nothing() {
        let none = RetentionRules.retention(
            of: .facts, ErasureExtent(key: nil, parts: 0, facts: 0, newest: nil), consents: [], matters: [],
            retentionYears: 0, at: Self.now)
        #expect(!none.mayGo)
    }
}
