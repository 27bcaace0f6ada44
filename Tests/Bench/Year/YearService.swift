import Catalogue
import Core
import Disclosure
import Ledger

/// A service of the municipality, and how often it asks: the volumes are those of a study of Flemish municipalities, the
/// shares and seasons are assumed.
struct YearService: Sendable {
    let purpose: String
    /// Of a hundred questions.
    let share: Int
    /// The months in which it is asked for twice as often.
    var season: Set<Int> = []
    /// Of a thousand inhabitants, how many have said yes to it; `nil` where nobody is asked.
    var consents: Int?
    /// The month in which everyone is gone through: all inhabitants, or those who said yes.
    var run: Int?
    var outputs: [String]?

    static let all = [
        // Without the plate: that needs another source, and so the person's yes.
        YearService(purpose: "bewonerskaart", share: 25, season: [9], outputs: ["livesHere", "address.zone"]),
        YearService(purpose: "huisvuil-sociale-correctie", share: 20, season: [1, 2], run: 1),
        YearService(purpose: "uitpas-kansentarief", share: 20, season: [2, 3, 4], consents: 120, run: 4),
        YearService(purpose: "kinderopvang-verminderd-tarief", share: 12, season: [6, 8], consents: 75, run: 8),
        YearService(purpose: "verbouwpremie-lokaal", share: 8, season: [9, 10], consents: 45, run: 10),
        YearService(purpose: "parkeren-personen-met-een-handicap", share: 5, consents: 60),
        YearService(purpose: "huwelijksaangifte", share: 6, season: [4, 5]),
        YearService(purpose: "geboortepremie", share: 4),
    ]

    static let application = "diensten"

    /// What it asks about one of the inhabitants; the case of a person stays the same through the year.
    func request(_ person: Int, _ number: INSZ, isRun: Bool) -> DisclosureRequest {
        DisclosureRequest(
            requester: isRun
                ? Requester(application: Self.application, process: "jaarrun")
                : Requester(application: Self.application, employee: "bench.employee-\(person % 50)"),
            number: number, purpose: purpose, caseReference: "\(purpose.prefix(4))-\(person)",
            outputs: outputs.map { $0.map { OutputName($0) } })
    }
}
