import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("Who acts for a person needs a mandate in force that covers it, and sometimes a second act")
struct RepresentationTests {
    private static let now = Strict.now
    private static let child = SampleEvents.member
    private static let id = SampleEvents.id(0x32)

    private static func yes(_ representation: Representation) -> Act {
        Strict.yes(Strict.taking(.counter, for: representation))
    }

    private static let mandates: [Case] = [
        Strict.case("a parent", yes(Strict.acting())),
        Strict.case(
            "a guardian without an end", yes(Strict.acting(.guardian, mandate: Strict.mandate(.guardian, until: nil)))),
        Strict.case("an administrator, the person informed", yes(Strict.acting(.administrator, informed: .letter))),
        Strict.case("a care mandate, the person informed", yes(Strict.acting(.careMandate, informed: .letter))),
        Strict.case("an administrator, the person not informed", yes(Strict.acting(.administrator)), .mandateNotValid),
        Strict.case("a mandate, the person not informed", yes(Strict.acting(.mandate)), .mandateNotValid),
        Strict.case(
            "a parent for ever", yes(Strict.acting(mandate: Strict.mandate(.parent, until: nil))), .mandateNotValid),
        Strict.case(
            "a parent of who turned 18 yesterday",
            yes(Strict.acting(mandate: Strict.mandate(.parent, until: now.adding(days: -1)))), .mandateNotValid),
        Strict.case("a parent who only assists", yes(Strict.acting(mode: .assists)), .mandateNotValid),
        Strict.case("a child for itself, under a parent's name", yes(Strict.acting(actor: .person)), .mandateNotValid),
        Strict.case("the person as their own parent", yes(Strict.acting(.parent, child)), .mandateNotValid),
        Strict.case(
            "a mandate for this purpose",
            yes(
                Strict.acting(
                    .mandate, informed: .letter, mandate: Strict.mandate(.mandate, scope: .purposes(["discount"]))))),
        Strict.case(
            "a mandate for this product",
            yes(
                Strict.acting(
                    .mandate, informed: .letter, mandate: Strict.mandate(.mandate, scope: .products(["Korting"]))))),
        Strict.case(
            "a mandate for another purpose",
            yes(
                Strict.acting(
                    .mandate, informed: .letter, mandate: Strict.mandate(.mandate, scope: .purposes(["task"])))),
            .mandateNotValid),
        Strict.case(
            "a mandate for another product",
            yes(
                Strict.acting(
                    .mandate, informed: .letter, mandate: Strict.mandate(.mandate, scope: .products(["Premie"])))),
            .mandateNotValid),
        Strict.case(
            "a mandate that will be checked tomorrow",
            yes(
                Strict.acting(
                    .mandate, informed: .letter, mandate: Strict.mandate(.mandate, checkedAt: now.adding(days: 1)))),
            .mandateNotValid),
        Strict.case("where the purpose takes nobody's", yes(Strict.acting()), .mandateNotValid) {
            $0.put(Strict.discount, Terms.of("discount"))
        },
    ]

    @Test(arguments: mandates)
    func mandated(_ each: Case) { #expect(each.verdict == each.expected) }

    @Test("a social worker is no representative by function: there is no such kind to name")
    func socialWorker() {
        #expect(Representative(rawValue: "socialWorker") == nil && Representative.allCases.count == 5)
        let json: JSON = [
            "kind": "socialWorker", "source": "OCMW", "scope": ["kind": "all"], "checkedAt": "2026-11-21T09:00:00.000Z",
        ]
        #expect(Mandate(json: json) == nil)
    }

    /// What a consent that was just given permits, and after the acts that follow.
    private static func permits(after acts: [Act], at instant: Instant = now) throws -> Bool {
        var rows = Courtroom().rows
        rows.set(.purpose(PurposeRow(ref: Strict.discount, terms: ConsentLife.terms[0], isActive: true)))
        for (index, act) in acts.enumerated() {
            let event = Event(
                id: index == 0 ? id : SampleEvents.id(0x80 + UInt8(index)), at: now, origin: SampleEvents.origin,
                act: act)
            let refusal = Judge.refusal(of: event, in: rows, controller: "zonnegem", commit: now)
            if let refusal { throw refusal }
            _ = rows.apply(event, at: Position(log: 2026, seq: Int64(index)))
        }
        return try #require(rows.consents[id]).permits(at: instant)
    }

    private static func assent(_ representation: Representation?, to consent: Identifier = id) -> Act {
        .consentAssented(
            ConsentAssent(
                person: child, purpose: Strict.discount, consent: consent,
                taking: Strict.taking(.counter, for: representation), telling: Strict.telling))
    }

    @Test(
        "under assistance two acts are needed, in either order, of these two", arguments: Representation.Actor.allCases)
    func assistance(first: Representation.Actor) throws {
        let second: Representation.Actor = first == .person ? .representative : .person
        let acting = { Strict.acting(.administrator, Strict.administrator, mode: .assists, actor: $0) }
        #expect(try !Self.permits(after: [Self.yes(acting(first))]))
        #expect(try Self.permits(after: [Self.yes(acting(first)), Self.assent(acting(second))]))
        for other in [
            acting(first), Strict.acting(.administrator, Strict.parent, mode: .assists, actor: second), nil,
            Strict.acting(.administrator, Strict.administrator, informed: .letter),
        ] {
            #expect(throws: Refusal(.consentNotPaused, law: 2)) {
                try Self.permits(after: [Self.yes(acting(first)), Self.assent(other)])
            }
        }
        #expect(throws: Refusal(.consentNotPaused, law: 2)) {
            try Self.permits(after: [Self.yes(acting(first)), Self.assent(acting(second)), Self.assent(acting(second))])
        }
    }

    @Test("a second act needs what the first one needed")
    func bareAssent() {
        let acting = Strict.acting(.administrator, Strict.administrator, mode: .assists, actor: .representative)
        let bare = ConsentAssent(
            person: Self.child, purpose: Strict.discount, consent: Self.id,
            taking: Taking(
                channel: .counter, assurance: .eidSeen, identityCheck: "", recorder: nil, representation: acting),
            telling: Strict.telling)
        let first = Strict.acting(.administrator, Strict.administrator, mode: .assists, actor: .person)
        #expect(throws: Refusal(.evidenceMissing, law: 2)) {
            try Self.permits(after: [Self.yes(first), .consentAssented(bare)])
        }
    }

    private static func contest(by parent: SubjectRef, taking: Taking? = nil) -> Act {
        .consentContested(
            ConsentContest(
                person: child, purpose: Strict.discount, consent: id,
                taking: taking ?? Strict.bare(.phone, for: Strict.acting(.parent, parent))))
    }

    @Test("when parents disagree nothing is permitted until the other agrees, or an officer takes down the decision")
    func conflict() throws {
        let first = Self.yes(Strict.acting())
        let no = Self.contest(by: Strict.otherParent)
        #expect(try Self.permits(after: [first]))
        #expect(try !Self.permits(after: [first, no]))
        #expect(try Self.permits(after: [first, no, Self.assent(Strict.acting(.parent, Strict.otherParent))]))
        let settle = { (name: String, decision: String) in
            Act.consentResumed(
                ConsentResumption(
                    person: Self.child, purpose: Strict.discount, consent: Self.id,
                    ground: .officer(name, decision: decision)))
        }
        #expect(try Self.permits(after: [first, no, settle("lotte.officer", "family court 26/114")]))
        for (act, rule, law) in [
            (settle("lotte.officer", ""), Refusal.Rule.groundMissing, 2),
            (settle("sofie.clerk", "family court 26/114"), .notAnOfficer, 7),
            (Self.assent(Strict.acting()), .consentNotPaused, 2), (Self.assent(nil), .consentNotPaused, 2),
        ] {
            #expect(throws: Refusal(rule, law: law)) { try Self.permits(after: [first, no, act]) }
        }
    }

    @Test("a parent's earlier no stands against the other's yes, and their own yes takes it back")
    func earlierNo() throws {
        let no = Act.consentRefused(
            ConsentRefusal(
                person: Self.child, purpose: Strict.discount,
                taking: Strict.bare(.phone, for: Strict.acting(.parent, Strict.otherParent)), telling: Strict.telling))
        var rows = Courtroom().rows
        rows.set(.purpose(PurposeRow(ref: Strict.discount, terms: ConsentLife.terms[0], isActive: true)))
        func permits(_ acts: [Act]) -> Bool {
            var rows = rows
            for (index, act) in acts.enumerated() {
                let event = Event(
                    id: SampleEvents.id(0x40 + UInt8(index)), at: Self.now, origin: SampleEvents.origin, act: act)
                _ = rows.apply(event, at: Position(log: 2026, seq: Int64(index)))
            }
            return rows.runningConsent(of: Self.child, purpose: "discount", version: 1, at: Self.now) != nil
        }
        #expect(!permits([no, Self.yes(Strict.acting())]))
        #expect(permits([no, Self.yes(Strict.acting(.parent, Strict.otherParent))]))
    }

    private static let contests: [Case] = [
        Strict.case("by the other parent", contest(by: Strict.otherParent)) { $0.putParents(id) },
        Strict.case("by the same parent", contest(by: Strict.parent), .mandateNotValid) { $0.putParents(id) },
        Strict.case("what the person gave", contest(by: Strict.parent), .mandateNotValid) { $0.put(id) },
        Strict.case("by nobody's parent", contest(by: Strict.parent, taking: Strict.bare(.phone)), .mandateNotValid) {
            $0.putParents(id)
        },
    ]

    @Test("only a parent contests, and only what the other gave", arguments: contests)
    func contested(_ each: Case) { #expect(each.verdict == each.expected) }

    @Test("a consent permits nothing after its mandate, until that is reaffirmed")
    func mandateEnds() throws {
        let yes = Self.yes(Strict.acting(mandate: Strict.mandate(.parent, until: Self.now.adding(days: 10))))
        let check = { (holds: Bool, days: Int64) in
            Act.mandateChecked(
                MandateCheck(
                    person: Self.child, purpose: Strict.discount, consent: Self.id, representative: Strict.parent,
                    mandate: Strict.mandate(.parent, until: Self.now.adding(days: days)), holds: holds, by: nil))
        }
        let later = Self.now.adding(days: 11)
        #expect(try Self.permits(after: [yes], at: Self.now.adding(days: 10)))
        #expect(try !Self.permits(after: [yes], at: later))
        #expect(try Self.permits(after: [yes, check(true, 20)], at: later))
        #expect(try !Self.permits(after: [yes, check(false, 20)]))
        #expect(try Self.permits(after: [yes, check(false, 20), check(true, 20)], at: later))
    }

    @Test(
        "a mandate is checked of who gave the consent, of that kind, while it is in force, by who may",
        arguments: [
            (Strict.parent, Representative.parent, 20, nil, nil), (Strict.parent, .parent, 20, "sofie.clerk", nil),
            (Strict.otherParent, .parent, 20, nil, .mandateNotValid),
            (Strict.parent, .guardian, 20, nil, .mandateNotValid),
            (Strict.parent, .parent, -1, nil, .mandateNotValid),
            (Strict.parent, .parent, 20, "leisure", .roleNotAllowed),
        ] as [(SubjectRef, Representative, Int64, String?, Refusal.Rule?)])
    func checked(ref: SubjectRef, kind: Representative, days: Int64, by: String?, rule: Refusal.Rule?) {
        let check = Act.mandateChecked(
            MandateCheck(
                person: Self.child, purpose: Strict.discount, consent: Self.id, representative: ref,
                mandate: Strict.mandate(kind, until: Self.now.adding(days: days)), holds: true, by: by))
        #expect(Strict.case("", check) { $0.putParents(Self.id) }.verdict?.rule == rule)
    }

    @Test("the representative has a part of their own, with nothing of the person; the person sees that another acted")
    func parts() throws {
        let event = SampleEvents.event(.consentAssented)
        let part = try #require(event.parts.last)
        #expect(part.holder == .representative(SampleEvents.representative))
        let names = Set(try #require(part.payload.object).keys)
        #expect(names == ["at", "class", "id", "origin", "purpose", "representation", "role", "type", "v"])
        #expect(event.parts[0].payload["representation"]?["mode"] == "assists")
    }
}
