import Core
import Disclosure
import Ledger

/// Finds one person: the number is sent in the body, and becomes a handle of this session.
struct PersonSearch {
    let call: PageCall

    var html: HTML {
        HTML(.section, .label("Zoek een persoon")) {
            call.form(to: .personSearch, button: "Toon de tijdlijn") {
                PersonField.html()
            }
        }
    }

    /// On to the person's timeline, which records the look.
    static func find(_ call: PageCall) async throws(PageError) -> PageReply {
        let number = try PersonField.number(call.form, call.environment)
        let ref: SubjectRef?
        do { ref = try await call.desk.audit.person(number) } catch { throw PageError(error) }
        let handle = call.session.handle(of: DeskPerson(ref: ref, number: number))
        return .next(Page.timeline.address(nil, [("person", handle)]))
    }

    /// Shows the number behind a handle, after that was recorded; in the answer to a form, never in an address.
    static func unmask(_ call: PageCall) async throws(PageError) -> PageReply {
        let handle = call.form["person"]
        let person = try call.person(handle)
        guard let number = person.number else { throw .unknownPerson }
        let look = try await call.look(.query, at: person.ref, filter: ["person": true, "shown": "number"])
        let digits =
            switch number {
            case .person(let number): Self.printed(number.revealedDigits)
            case .enterprise(let number): number.digits
            }
        return .document(
            DeskDocument("Nummer van de persoon") {
                HTML(.p) { HTML(.strong, text: digits) }
                ReadingNote(look).html
                HTML(.p) {
                    HTML(.a, .href(Page.timeline.address(nil, [("person", handle)])), text: "Terug naar de tijdlijn")
                }
            })
    }

    /// `YY.MM.DD-NNN.CC`, as it stands on the card.
    private static func printed(_ digits: String) -> String {
        let marks = [2: ".", 4: ".", 6: "-", 9: "."]
        return digits.enumerated().map { (marks[$0.offset] ?? "") + String($0.element) }.joined()
    }
}
