import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("Who decides, who looks, and who makes whom")
struct OfficeTests {
    private static let discount = Courtroom.acts.purpose("discount")

    private static func registration(_ id: String, _ role: Role, by: String) -> Act {
        .applicationRegistered(
            ApplicationRegistration(application: ApplicationRow(id: id, role: role, keys: [], purposes: []), by: by))
    }

    private static func activation(_ ref: PurposeRef = Courtroom.acts.purpose("discount", version: 2), by: String)
        -> Act
    {
        .purposeActivated(PurposeActivation(purpose: Terms.row(ref, Terms.of("discount")), by: by))
    }

    private static func retirement(_ ref: PurposeRef = discount, by: String = SampleController.officer) -> Act {
        .purposeRetired(PurposeRetirement(purpose: ref, by: by))
    }

    private static func look(by: String) -> Act {
        .inspected(Inspection(person: nil, way: .query, by: by, reason: "sample", filter: [:]))
    }

    private static func refusal(_ version: PurposeRef?) -> Act {
        .refused(
            RefusalRecord(
                person: nil, purpose: "x", version: version, rule: .unknownPurpose,
                requester: Requester(application: "leisure"), caseReference: nil, asked: "disclosure"))
    }

    private static func check(_ version: PurposeRef?, verdict: String = "permitted") -> Act {
        .checked(
            CheckRecord(
                person: Courtroom.person, purpose: "x", version: version, verdict: verdict,
                requester: Requester(application: "leisure"), caseReference: nil))
    }

    private static let foreign = SampleController("ocmw").purpose("discount")
    private static let empty: @Sendable (inout Courtroom) -> Void = { $0.rows = Rows() }

    private static let noOfficers: [Case] = ["leisure", "operator", "sofie.clerk", "nobody"].flatMap {
        (id: String) -> [Case] in
        let looking = Case("looking: \(id)", look(by: id), .notAnOfficer, law: 7)
        let activating = Case("activating: \(id)", activation(by: id), .notAnOfficer, law: 7)
        return [looking, activating, Case("retiring: \(id)", retirement(by: id), .notAnOfficer, law: 7)]
    }

    private static let cases: [Case] = [
        Case("looking: an officer", look(by: SampleController.officer)),
        Case("activating: an officer", activation(by: SampleController.officer)),
        Case(
            "activating: another controller's", activation(foreign, by: SampleController.officer), .wrongController,
            law: 9),
        Case("retiring: an officer", retirement()),
        Case(
            "retiring: what is not active", retirement(Courtroom.acts.purpose("discount", version: 2)),
            .purposeNotActive, law: 2),
        Case("retiring: another controller's", retirement(foreign), .wrongController, law: 9),
        Case("registering: an officer makes any", registration("new", .officer, by: SampleController.officer)),
        Case("registering: an operator makes an application", registration("new", .application, by: "operator")),
        Case("registering: an operator makes a clerk", registration("new", .clerk, by: "operator")),
        Case(
            "registering: an operator makes no officer", registration("new", .officer, by: "operator"),
            .roleNotAllowed, law: 7),
        Case(
            "registering: nor itself one", registration("operator", .officer, by: "operator"), .roleNotAllowed,
            law: 7),
        Case(
            "registering: nor takes an officer's place",
            registration(SampleController.officer, .application, by: "operator"), .roleNotAllowed, law: 7),
        Case("registering: a clerk", registration("new", .application, by: "sofie.clerk"), .roleNotAllowed, law: 7),
        Case(
            "registering: an application", registration("new", .application, by: "leisure"), .roleNotAllowed, law: 7
        ),
        Case("registering: nobody", registration("new", .application, by: "nobody"), .roleNotAllowed, law: 7),
        Case(
            "registering: a newcomer makes itself officer", registration("eve", .officer, by: "eve"),
            .roleNotAllowed, law: 7),
        Case("the first: an officer by itself", registration("first", .officer, by: "first")) { empty(&$0) },
        Case("the first: by another", registration("first", .officer, by: "other"), .roleNotAllowed, law: 7, empty),
        Case(
            "the first: an operator", registration("first", .operator, by: "first"), .roleNotAllowed, law: 7, empty),
        Case("refusals stand", refusal(nil)),
        Case(
            "refusals stand, with a version that is retired",
            refusal(Courtroom.acts.purpose("discount", version: 9))),
        Case("refusals: another controller's purpose", refusal(foreign), .wrongController, law: 9),
        Case("checks stand", check(discount)),
        Case("checks: another controller's purpose", check(foreign), .wrongController, law: 9),
        Case(
            "checks: a number in clear", check(discount, verdict: "58.63.14-002.73"), .nationalNumberInClear, law: 6
        ),
        Case("opening a log", .logOpened(LogOpening(year: 2026, previousCheckpoint: nil))) { empty(&$0) },
    ]

    @Test(arguments: noOfficers + cases)
    func judged(_ each: Case) {
        #expect(each.verdict == each.expected)
    }
}
