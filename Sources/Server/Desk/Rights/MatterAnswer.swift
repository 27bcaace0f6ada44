import Core
import Ledger

/// From a request for access to the letter that answers it, in one click.
///
/// The answer is an entry before the letter is shown (law 1); the letter itself is the person's timeline.
struct MatterAnswer {
    let call: PageCall
    let row: MatterRow
    let opening: JSON

    /// Nothing where something else was asked.
    @HTMLBuilder var html: HTML {
        if case .request(.access, _, _) = row.matter {
            HTML(.h2, text: "De brief")
            if row.state == .closed {
                HTML(.p) {
                    HTML(.a, .href(address), text: "Toon de brief opnieuw")
                    " Alles wat in het logboek over de burger staat, zonder namen van medewerkers."
                }
            } else {
                HTML(
                    .p,
                    text: "De brief bevat alles wat in het logboek over de burger staat, ook als gezinslid, zonder "
                        + "namen van medewerkers.")
                call.form(to: .answerMatter, segment: row.id.text, button: "Beantwoord, en toon de brief")
            }
        }
    }

    static func give(_ call: PageCall) async throws(PageError) -> PageReply {
        let row = try await MatterPage.row(call)
        guard case .request(.access, _, _) = row.matter, let person = row.person else { throw .notFound }
        let answer = MatterAnswer(call: call, row: row, opening: try await MatterPage.opening(row, call))
        try await answer.beReadable(person)
        _ = try await call.record(
            .subjectAnswered(
                SubjectAnswer(
                    person: person, request: row.id, outcome: .granted, ground: "", due: nil, by: call.officer)))
        return .next(answer.address)
    }

    /// Of whom two officers read together, one alone gets no letter.
    private func beReadable(_ person: SubjectRef) async throws(PageError) {
        let rows: Rows
        do { rows = try await call.journal.storage.rows([]) } catch { throw PageError(error) }
        guard !rows.needsSecondReader(call.officer, of: person, at: call.now) else {
            throw PageError(Refusal(.secondOfficerNeeded, law: 7))
        }
    }

    /// The timeline as the letter of this request.
    private var address: String {
        let handle = call.session.handle(of: DeskPerson(ref: row.person, number: nil))
        let received = opening["received"]?.string ?? BelgianCalendar.date(at: row.opened).text
        return Page.timeline.address(nil, [("person", handle), ("asked", received), ("answer", "yes")])
    }
}
