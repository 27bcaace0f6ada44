import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("A consent ends by itself, by the controller or in a new one, each with what it needs")
struct EndingTests {
    private static let now = Strict.now
    private static let person = SampleEvents.member
    private static let id = SampleEvents.id(0x32)
    private static let narrower = Courtroom.acts.purpose("discount", version: 2)

    private static func expiry(_ cause: ConsentExpiry.Cause) -> Act {
        .consentExpired(ConsentExpiry(person: person, purpose: Strict.discount, consent: id, cause: cause))
    }

    private static func ending(
        _ kind: ConsentEnding.Kind, by officer: String = "lotte.officer", ground: String = "GBA 12/2026"
    ) -> Act {
        let ending = ConsentEnding(
            person: person, purpose: Strict.discount, consent: id, kind: kind, by: officer, ground: ground)
        return kind == .revoked ? .consentRevoked(ending) : .consentInvalidated(ending)
    }

    private static func carry(to version: Int = 2) -> Act {
        .consentSuperseded(
            ConsentSupersession(
                person: person, purpose: Courtroom.acts.purpose("discount", version: version), consent: id))
    }

    private static func spent(_ row: inout ConsentRow) {
        row.allowance = Allowance(uses: 1, frequency: nil)
        row.allowance?.use(at: now)
    }

    private static func activate(_ version: Int) -> @Sendable (inout Courtroom) -> Void {
        { courtroom in
            courtroom.put(Strict.discount, ConsentLife.terms[0], isActive: false)
            courtroom.put(
                Courtroom.acts.purpose("discount", version: version), ConsentLife.terms[version - 1])
        }
    }

    private static let endings: [Case] = [
        Strict.case("expired: its time has passed", expiry(.duration)) {
            $0.put(id, until: now.adding(milliseconds: -1))
        },
        Strict.case("expired: a request that nobody answered", expiry(.duration)) {
            $0.put(id, .requested, until: now.adding(milliseconds: -1))
        },
        Strict.case("expired: its time has not passed", expiry(.duration), .groundMissing) { $0.put(id, until: now) },
        Strict.case("expired: used up", expiry(.occurrences)) { $0.put(id) { spent(&$0) } },
        Strict.case("expired: used, and not up", expiry(.occurrences), .groundMissing) {
            $0.put(id) { $0.allowance = Allowance(uses: 1, frequency: nil) }
        },
        Strict.case("expired: the mandate has ended", expiry(.mandate)) {
            $0.putParents(id, until: now.adding(days: -1))
        },
        Strict.case("expired: the mandate has not ended", expiry(.mandate), .groundMissing) { $0.putParents(id) },
        Strict.case("expired: there is no mandate", expiry(.mandate), .groundMissing) { $0.put(id) },
        Strict.case("expired: the version has gone", expiry(.notice)) {
            $0.put(id)
            $0.put(Strict.discount, ConsentLife.terms[0], isActive: false)
        },
        Strict.case("expired: the version is active", expiry(.notice), .groundMissing) { $0.put(id) },
        Strict.case("expired: the titles have ended", expiry(.authorisation)) {
            $0.put(id)
            $0.put(Strict.discount, Terms.of("discount", until: now.adding(days: -1).belgianDate))
        },
        Strict.case("expired: a title is in force", expiry(.authorisation), .groundMissing) { $0.put(id) },
        Strict.case("expired: what was withdrawn", expiry(.duration), .consentNotRunning) {
            $0.put(id, .withdrawn, until: now.adding(days: -1))
        },
        Strict.case("revoked", ending(.revoked)) { $0.put(id) },
        Strict.case("revoked by a clerk", ending(.revoked, by: "sofie.clerk"), .notAnOfficer, law: 7) { $0.put(id) },
        Strict.case("revoked without a ground", ending(.revoked, ground: ""), .groundMissing) { $0.put(id) },
        Strict.case("revoked after a stop", ending(.revoked), .consentNotRunning) { $0.put(id, .withdrawn) },
        Strict.case("invalidated", ending(.invalidated)) { $0.put(id) },
        Strict.case("invalidated after a stop", ending(.invalidated)) { $0.put(id, .withdrawn) },
        Strict.case("invalidated twice", ending(.invalidated), .consentNotRunning) { $0.put(id, .invalidated) },
        Strict.case("invalidated: a no", ending(.invalidated), .consentNotRunning) { $0.put(id, .refused) },
        Strict.case("invalidated by a clerk", ending(.invalidated, by: "sofie.clerk"), .notAnOfficer, law: 7) {
            $0.put(id)
        },
    ]

    private static let versions: [Case] = [
        Strict.case("to a version that asks for less", carry()) {
            activate(2)(&$0)
            $0.put(id)
        },
        Strict.case("while it rests", carry()) {
            activate(2)(&$0)
            $0.put(id, pauses: [.citizen])
        },
        Strict.case("to a version that asks for more", carry(to: 3), .versionWidens) {
            activate(3)(&$0)
            $0.put(id)
        },
        Strict.case("from a version of which nothing is known", carry(), .versionWidens) {
            activate(2)(&$0)
            $0.put(Strict.discount, Terms.of("discount"), isActive: false)
            $0.put(id)
        },
        Strict.case("to the same version", carry(to: 1), .consentNotRunning) { $0.put(id) },
        Strict.case("to a version that is not active", carry(), .purposeNotActive) { $0.put(id) },
        Strict.case("after its end", carry(), .consentNotRunning) {
            activate(2)(&$0)
            $0.put(id, until: now.adding(days: -1))
        },
        Strict.case("after a stop", carry(), .consentNotRunning) {
            activate(2)(&$0)
            $0.put(id, .withdrawn)
        },
        Strict.case("against a no to the new version", carry(), .versionWidens) {
            activate(2)(&$0)
            $0.put(id)
            $0.put(SampleEvents.id(0x33), .refused, version: 2)
        },
        Strict.case("beside a yes to the new version", carry(), .consentAlreadyRuns) {
            activate(2)(&$0)
            $0.put(id)
            $0.put(SampleEvents.id(0x33), version: 2)
        },
        Strict.case("another's", carry(), .otherPerson) {
            activate(2)(&$0)
            $0.put(id, of: Strict.parent)
        },
    ]

    private static let renewals: [Case] = [
        Strict.case("while it runs", Strict.yes(renews: id)) { $0.put(id) },
        Strict.case("while it rests", Strict.yes(renews: id)) { $0.put(id, pauses: [.citizen]) },
        Strict.case("one of an earlier version", Strict.yes(renews: id)) { $0.put(id, version: 0) },
        Strict.case("one of a later version", Strict.yes(renews: id), .consentNotRunning) { $0.put(id, version: 2) },
        Strict.case("after a stop", Strict.yes(renews: id), .consentNotRunning) { $0.put(id, .withdrawn) },
        Strict.case("another's", Strict.yes(renews: id), .otherPerson) { $0.put(id, of: Strict.parent) },
        Strict.case("one, beside another that runs", Strict.yes(renews: id), .consentAlreadyRuns) {
            $0.put(id, version: 0)
            $0.put(SampleEvents.id(0x33))
        },
        Strict.case("a second yes that renews nothing", Strict.yes(), .consentAlreadyRuns) { $0.put(id) },
    ]

    @Test("expired, revoked, invalidated", arguments: endings)
    func ended(_ each: Case) { #expect(each.verdict == each.expected) }

    @Test("taken over by a new version", arguments: versions)
    func carried(_ each: Case) { #expect(each.verdict == each.expected) }

    @Test("given anew", arguments: renewals)
    func renewed(_ each: Case) { #expect(each.verdict == each.expected) }

    @Test("what is taken over keeps its days, its uses and its rest, within the new bounds")
    func takenOver() throws {
        var courtroom = Courtroom()
        Self.activate(2)(&courtroom)
        courtroom.put(Self.id, until: Self.now.adding(days: 50), pauses: [.citizen]) {
            $0.allowance = Allowance(uses: 6, frequency: nil)
            $0.allowance?.use(at: Self.now)
        }
        let event = Event(id: SampleEvents.id(0x44), at: Self.now, origin: SampleEvents.origin, act: Self.carry())
        _ = courtroom.rows.apply(event, at: Position(log: 2026, seq: 1))
        let (old, new) = (courtroom.rows.consents[Self.id], try #require(courtroom.rows.consents[event.id]))
        #expect(old?.state == .superseded && old?.successor == new.id)
        #expect(new.state == .paused && new.version == 2 && new.pauses == [.citizen])
        #expect(new.until == new.from.adding(days: 40))
        #expect(new.allowance?.uses == 4 && new.allowance?.taken == 1)
        #expect(courtroom.rows.successor(of: Self.id) == new)
    }

    @Test("a renewed consent stays renewed after a rest")
    func states() {
        var row = ConsentRow(
            id: Self.id, person: Self.person, purpose: "discount", version: 1, state: .renewed, revision: 1,
            from: Self.now, until: Self.now.adding(days: 1))
        row.isRenewed = true
        #expect(row.permits(at: Self.now))
        let paused = row.paused(for: .citizen).paused(for: .mandate)
        #expect(paused.state == .paused && !paused.permits(at: Self.now))
        #expect(paused.resumed(from: .mandate).state == .paused)
        let resumed = paused.resumed(from: .mandate).resumed(from: .citizen)
        #expect(resumed.state == .renewed && resumed.revision == 5 && resumed.permits(at: Self.now))
    }

    @Test(
        "only given and renewed permit, and a state that is not known does not read", arguments: ConsentState.allCases)
    func permitting(state: ConsentState) {
        let row = ConsentRow(
            id: Self.id, person: Self.person, purpose: "discount", version: 1, state: state, revision: 1,
            from: Self.now, until: Self.now.adding(days: 1))
        #expect(row.permits(at: Self.now) == (state == .given || state == .renewed))
        var members = row.json.object ?? [:]
        #expect(ConsentRow(json: .object(members)) == row)
        members["state"] = "unknown"
        #expect(ConsentRow(json: .object(members)) == nil)
    }

    @Test("a rest is lifted by the citizen, with what a yes needs, after a contest period of its own")
    func resuming() throws {
        let resume = { (taking: Taking) in
            Act.consentResumed(
                ConsentResumption(
                    person: Self.person, purpose: Strict.discount, consent: Self.id, ground: .citizen(taking)))
        }
        let cases = [
            Strict.case("", resume(Strict.taking(.phone))) { $0.put(Self.id, pauses: [.citizen]) },
            Strict.case("", resume(Strict.bare(.online)), .assuranceTooLow) { $0.put(Self.id, pauses: [.citizen]) },
            Strict.case("", resume(Strict.taking(.counter, readBack: nil)), .evidenceMissing) {
                $0.put(Self.id, pauses: [.citizen])
            },
            Strict.case("", resume(Strict.taking(.counter)), .consentNotPaused) { $0.put(Self.id) },
            Strict.case("", resume(Strict.taking(.counter)), .consentNotPaused) {
                $0.put(Self.id, pauses: [.conflict])
            },
        ]
        for each in cases { #expect(each.verdict == each.expected) }
        var courtroom = Courtroom()
        courtroom.put(Strict.discount, ConsentLife.terms[0])
        courtroom.put(Self.id, pauses: [.citizen])
        let event = Event(
            id: SampleEvents.id(0x44), at: Self.now, origin: SampleEvents.origin, act: resume(Strict.taking(.phone)))
        _ = courtroom.rows.apply(event, at: Position(log: 2026, seq: 1))
        let row = try #require(courtroom.rows.consents[Self.id])
        #expect(!row.permits(at: Self.now) && row.permits(at: Self.now.adding(days: 3)))
    }
}
