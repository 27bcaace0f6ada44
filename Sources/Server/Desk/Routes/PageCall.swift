import Core
import Disclosure
import Ledger

/// A page that was asked for by who may, with what it was asked with.
struct PageCall: Sendable {
    let page: Page
    let session: DeskSession
    /// The segment that the page's path leaves open.
    let segment: Substring
    /// What stands in the address.
    let query: PageFields
    /// What was filled in, for a form.
    let form: PageFields
    let environment: ServerSettings.Environment
    let now: Instant

    var desk: ControllerDesk { session.desk }
    var journal: Journal { session.desk.journal }
    /// The officer, as the log names them.
    var officer: String { session.party.row.id }
    /// Why the officer looks: said with this search, or at the start of the session.
    var reason: String { form["reason"] ?? query["reason"] ?? session.reason }
    var today: CalendarDate { BelgianCalendar.date(at: now) }

    /// A form of this session.
    func form(
        to page: Page, segment: String? = nil, button: String, isQuiet: Bool = false,
        @HTMLBuilder fields: () -> HTML = { HTML() }
    ) -> HTML {
        DeskForm(to: page, segment: segment, token: session.formToken, button: button, isQuiet: isQuiet, fields: fields)
            .html
    }

    /// The person behind a handle of this session.
    func person(_ handle: String?) throws(PageError) -> DeskPerson {
        guard let handle, let person = session.person(handle) else { throw .unknownPerson }
        return person
    }

    /// Records that the officer looks, before anything is shown (law 7).
    func look(_ way: Inspection.Way, at person: SubjectRef? = nil, filter: JSON) async throws(PageError) -> Journal.Line
    {
        let look = Inspection(person: person, way: way, by: officer, reason: reason, filter: filter)
        return try await record(.inspected(look))
    }

    /// Records an act, or says why the log does not take it.
    func record(_ act: Act) async throws(PageError) -> Journal.Line {
        let recorded: Journal.Recorded
        do { recorded = try await journal.record(act) } catch { throw PageError(error) }
        switch recorded {
        case .appended(let line): return line
        case .refused(let refusal): throw PageError(refusal)
        }
    }
}

extension PageError {
    static let unknownPerson = PageError(
        404, "Zoek de persoon opnieuw", "Deze verwijzing hoort niet bij uw sessie. Zoek opnieuw op het overzicht.")
}
