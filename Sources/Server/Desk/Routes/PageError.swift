import Disclosure
import Ledger

/// Why a page is not shown, as who asked for it reads it; it holds nothing personal.
struct PageError: Error, Hashable, Sendable {
    let status: Int
    let title: String
    /// What happened, and what would mend it.
    let detail: String
    /// For `Allow`.
    var allowed: String?

    init(_ status: Int, _ title: String, _ detail: String) {
        self.status = status
        self.title = title
        self.detail = detail
    }

    static let notFound = PageError(
        404, "Deze bladzijde is er niet", "Kijk na of het adres juist is, of begin opnieuw bij het overzicht.")
    static let signedOut = PageError(
        401, "U bent niet aangemeld", "Meld u aan om verder te gaan. Na 10 minuten zonder activiteit stopt een sessie.")
    static let notYours = PageError(
        403, "Deze bladzijde is niet voor uw rol", "Vraag de functionaris voor gegevensbescherming wat u nodig hebt.")
    static let foreignForm = PageError(
        403, "Dit formulier kwam niet van hier",
        "Er is niets gebeurd. Ga terug, laad de bladzijde opnieuw en vul ze nog eens in.")
    static let tooLarge = PageError(413, "Dit is te veel", "Stuur minder tekst in één keer.")
    static let unreadable = PageError(
        400, "Dit kon niet gelezen worden",
        "Een veld ontbreekt, is te lang, of er staat een rijksregisternummer waar het niet mag staan.")

    static func invalid(_ detail: String) -> PageError { PageError(400, "Vul dit anders in", detail) }

    static func otherMethod(_ methods: String) -> PageError {
        var error = PageError(405, "Zo kan het niet", "Open deze bladzijde met \(methods).")
        error.allowed = methods
        return error
    }

    /// Nothing can be recorded, so nothing is shown (laws 1 and 7).
    static let logUnavailable = PageError(
        503, "Het logboek kan nu niet geschreven worden",
        "Er is niets getoond en er is niets gebeurd. Probeer het straks opnieuw.")
    static let internalFailure = PageError(
        500, "Het ging mis", "Er kon iets niet gelezen worden. Verwittig de beheerder van de toepassing.")

    init(_ error: DisclosureError) {
        self = error.code == .unreadable ? .internalFailure : .logUnavailable
    }

    init(_ error: LedgerError) { self.init(DisclosureError(error)) }

    /// A refusal by rule, in the words for it.
    init(_ refusal: Refusal) {
        let problem = Problem(refusal)
        self.init(problem.status, "Dit mag niet", refusal.rule.dutch)
    }
}
