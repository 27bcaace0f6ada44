import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("Asking a source, asking it again, and handing over need a basis that is active")
struct BasisTests {
    /// What must refuse a consultation, a retry and a disclosure alike.
    private static let everywhere: [(String, Refusal.Rule, Int, @Sendable (inout Courtroom) -> Void)] = [
        ("no such purpose", .purposeNotActive, 2, { $0.rows = $0.rows.without(purpose: "discount") }),
        (
            "purpose retired", .purposeNotActive, 2,
            { $0.put(Courtroom.acts.purpose("discount"), Terms.of("discount"), isActive: false) }
        ),
        (
            "other bytes of the purpose", .purposeNotActive, 2,
            {
                $0.put(
                    PurposeRef(controller: "zonnegem", id: "discount", version: 1, hash: "00"), Terms.of("discount"))
            }
        ),
        (
            "the authorisation has ended", .authorisationEnded, 2,
            { $0.put(Courtroom.acts.purpose("discount"), Terms.of("discount", until: yesterday)) }
        ),
        ("consent withdrawn", .noActiveConsent, 2, { $0.giveConsent(.withdrawn) }),
        ("consent refused", .noActiveConsent, 2, { $0.giveConsent(.refused) }),
        ("another revision", .noActiveConsent, 2, { $0.giveConsent(revision: 78) }),
        ("consent not begun", .noActiveConsent, 2, { $0.giveConsent(from: Courtroom.now.adding(milliseconds: 1)) }),
        ("consent expired", .noActiveConsent, 2, { $0.giveConsent(until: Courtroom.now.adding(milliseconds: -1)) }),
        (
            "consent expired while it waited", .noActiveConsent, 2,
            {
                $0.giveConsent(until: Courtroom.now.adding(milliseconds: 10))
                $0.commit = Courtroom.now.adding(milliseconds: 11)
            }
        ),
    ]

    private static let yesterday = TestClock.start.belgianDate.adding(days: -1)

    static func retry(
        _ purpose: PurposeRef = Courtroom.acts.purpose("discount"), person: SubjectRef = Courtroom.person,
        of id: Identifier = Courtroom.consultation("discount", .open)
    ) -> Act {
        .retried(
            ConsultationRetry(
                person: person, purpose: purpose, consultation: id, service: SampleController.service, attempt: 2))
    }

    static func consultation(
        _ purpose: String = "discount", citing authorisations: [String] = [SampleController.authorisation],
        consent: Basis.ConsentCitation? = Courtroom.consent, by requester: Requester = SampleController.requester,
        calls: [CallRecord] = [call()], controller: String = "zonnegem"
    ) -> Act {
        .consulted(
            Consultation(
                person: Courtroom.person, purpose: SampleController(controller).purpose(purpose),
                basis: Basis(authorisations: authorisations, consent: consent), requester: requester,
                caseReference: nil, referenceDate: Courtroom.now.belgianDate, calls: calls))
    }

    static func call(
        source: String = "RR", authorisation: String = SampleController.authorisation,
        finality: String = SampleController.finality
    ) -> CallRecord {
        CallRecord(
            service: SampleController.service, source: source, authorisation: authorisation, finality: finality,
            reference: "ref-1")
    }

    static let disclosure = Courtroom.acts.disclosure(
        Courtroom.person, consent: Courtroom.consent, after: [Courtroom.consultation("discount", .answered)])

    private static let acts: [(String, Act)] = [
        ("consultation", consultation()), ("disclosure", disclosure), ("retry", retry()),
    ]

    private static let lastDay: @Sendable (inout Courtroom) -> Void = {
        $0.put(Courtroom.acts.purpose("discount"), Terms.of("discount", until: Courtroom.now.belgianDate))
        $0.commit = BelgianCalendar.endOfDay(Courtroom.now.belgianDate)
    }

    private static let common: [Case] = acts.flatMap { (name: String, act: Act) -> [Case] in
        var cases = everywhere.map { Case("\(name): \($0)", act, $1, law: $2, $3) }
        cases.append(Case("\(name): permitted", act))
        cases.append(
            Case("\(name): on the last moment of the consent", act) { $0.giveConsent(until: Courtroom.now) })
        cases.append(
            Case("\(name): on the first moment of the consent", act) { $0.giveConsent(from: Courtroom.now) })
        cases.append(Case("\(name): on the authorisation's last Belgian day", act) { lastDay(&$0) })
        cases.append(
            Case("\(name): a millisecond later", act, .authorisationEnded, law: 2) {
                lastDay(&$0)
                $0.commit = $0.commit.adding(milliseconds: 1)
            })
        return cases
    }

    private static let asking: [Case] = acts.prefix(2).flatMap { (name: String, act: Act) -> [Case] in
        var cases: [Case] = []
        cases.append(
            Case("\(name): unknown application", act, .applicationNotPermitted, law: 2) {
                $0.rows = $0.rows.without(application: "leisure")
            })
        cases.append(
            Case("\(name): another purpose is not the application's", act, .applicationNotPermitted, law: 2) {
                $0.add(ApplicationRow(id: "leisure", role: .application, keys: [], purposes: ["task"]))
            })
        cases.append(
            Case("\(name): a clerk is no application", act, .applicationNotPermitted, law: 2) {
                $0.add(ApplicationRow(id: "leisure", role: .clerk, keys: [], purposes: ["discount"]))
            })
        cases.append(
            Case("\(name): another person's consent", act, .noActiveConsent, law: 2) {
                $0.giveConsent(person: SampleEvents.member)
            })
        cases.append(
            Case("\(name): consent for another purpose", act, .noActiveConsent, law: 2) {
                $0.giveConsent(purpose: "task")
            })
        return cases
    }

    private static let own: [Case] = [
        Case("no consent cited", consultation(consent: nil), .noActiveConsent, law: 2),
        Case("a task needs none", consultation("task", consent: nil)),
        Case("nor may it cite one", consultation("task"), .consentNotAsked, law: 2),
        Case("no authorisation cited", consultation(citing: [], calls: []), .authorisationEnded, law: 2),
        Case("one that is not the purpose's", consultation(citing: ["RR 99/2026"]), .authorisationEnded, law: 2),
        Case("another controller's purpose", consultation(controller: "ocmw"), .wrongController, law: 9),
        Case(
            "a source that the title does not name", consultation(calls: [call(source: "KSZ")]),
            .finalityNotAdmitted,
            law: 3),
        Case(
            "a finality that the title does not name", consultation(calls: [call(finality: "other")]),
            .finalityNotAdmitted, law: 3),
        Case(
            "a title that is not cited", consultation(calls: [call(), call(authorisation: "RR 99/2026")]),
            .finalityNotAdmitted, law: 3),
        Case(
            "a national number in a clear column",
            consultation(by: Requester(application: "leisure 58631400273")), .nationalNumberInClear, law: 6),
        Case("retry of what was never recorded", retry(of: SampleEvents.id(1)), .consultationNotOpen, law: 1),
        Case(
            "retry of what is closed", retry(of: Courtroom.consultation("discount", .failed)), .consultationNotOpen,
            law: 1),
        Case("retry for another person", retry(person: SampleEvents.member), .otherPerson, law: 2),
        Case("retry for another purpose", retry(Courtroom.acts.purpose("task")), .purposeNotActive, law: 2),
        Case(
            "retry for another controller", retry(SampleController("ocmw").purpose("discount")), .wrongController,
            law: 9),
    ]

    @Test(arguments: common + asking + own)
    func judged(_ each: Case) {
        #expect(each.verdict == each.expected)
    }
}

extension Rows {
    func without(purpose: String = "", application: String = "") -> Rows {
        var rows = Rows()
        for row in purposes.values where row.ref.id != purpose { rows.set(.purpose(row)) }
        for row in applications.values where row.id != application { rows.set(.application(row)) }
        for row in consents.values { rows.set(.consent(row)) }
        for row in consultations.values { rows.set(.consultation(row)) }
        return rows
    }
}
