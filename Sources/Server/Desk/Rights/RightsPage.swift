import Catalogue
import Core
import Ledger

/// What citizens ask and what holds for them: requests with their day, objections, restrictions.
///
/// Nobody is named.
enum RightsPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        _ = try await call.look(.query, filter: ["page": "rights"])
        let standing = try await matters(call).filter { $0.state != .closed }
        return .document(
            DeskDocument("Rechten van burgers", help: "Een antwoord komt binnen een maand (artikel 12, lid 3, AVG).") {
                table(
                    "Vragen", standing.filter(\.isRequest).sorted { $0.due ?? call.today < $1.due ?? call.today }, call)
                table("Bezwaren", standing.filter(\.isObjection), call)
                table("Beperkingen", standing.filter(\.isRestriction), call)
                table(
                    "Betwiste gegevens", standing.filter { $0.standingDoubt(at: call.now) != nil }, call)
                forms(call)
            })
    }

    static func matters(_ call: PageCall) async throws(PageError) -> [MatterRow] {
        do {
            return try await call.journal.storage.rows([]).matters.values.sorted { $0.id.text > $1.id.text }
        } catch {
            throw PageError(error)
        }
    }

    @HTMLBuilder static func table(_ title: String, _ rows: [MatterRow], _ call: PageCall) -> HTML {
        HTML(.h2, text: title)
        DeskTable(
            caption: title, columns: ["Wat", "Sinds", "Uiterlijk", "Toestand", "Meer"],
            rows: rows.map { row in
                [
                    HTML(row.dutch), HTML(DutchTime.moment(row.opened)), due(row, call.today), HTML(row.stateWord),
                    HTML(
                        .a, .href(Page.matter.address(row.id.text)),
                        text: "Bekijk \(row.dutch), \(DutchTime.moment(row.opened))"),
                ]
            }, nothing: "Er staat niets open."
        ).html
    }

    private static func due(_ row: MatterRow, _ today: CalendarDate) -> HTML {
        guard let due = row.due else { return HTML("") }
        guard row.state != .closed, due < today else { return HTML(DutchTime.day(due)) }
        return HTML(.strong, .class("alarm"), text: "Te laat: " + DutchTime.day(due))
    }

    @HTMLBuilder private static func forms(_ call: PageCall) -> HTML {
        HTML(.h2, text: "Nieuw")
        HTML(.ul, .class("cards")) {
            for form in RightsForm.Kind.allCases {
                HTML(.li) { HTML(.a, .href(Page.newMatter.address(form.rawValue)), text: form.dutch) }
            }
        }
    }
}

extension MatterRow {
    var isRequest: Bool { if case .request = matter { true } else { false } }
    var isObjection: Bool { if case .objection = matter { true } else { false } }
    var isRestriction: Bool { if case .restriction = matter { true } else { false } }
    var isEmergency: Bool { if case .emergency = matter { true } else { false } }
    var isSample: Bool { if case .sample = matter { true } else { false } }
}
