import Catalogue
import Core
import Disclosure
import Ledger

/// The search for a person, by a form that keeps the number out of the address, and the filters beside it.
struct LogForms {
    let call: PageCall
    let filter: LogFilter
    let person: DeskPerson?

    @HTMLBuilder var html: HTML {
        if let person, let handle = filter["person"] {
            chosen(person, handle)
        } else {
            PersonSearch(call: call).html
        }
        filters
    }

    private func chosen(_ person: DeskPerson, _ handle: String) -> HTML {
        HTML(.section, .label("Gekozen persoon")) {
            HTML(.p) {
                "Over: "
                HTML(.strong, text: person.masked)
            }
            if person.number != nil {
                call.form(to: .personShow, button: "Toon het nummer (wordt opgetekend)", isQuiet: true) {
                    Field.hidden("person", handle)
                }
            }
            HTML(.p) {
                HTML(
                    .a, .class("button"), .href(Page.timeline.address(nil, [("person", handle)])),
                    text: "Toon de tijdlijn")
                " "
                HTML(.a, .href(filter.address(of: .log) { $0["person"] = nil }), text: "Toon iedereen")
            }
        }
    }

    private var filters: HTML {
        DeskForm(filtering: .log, button: "Zoek") {
            Field.hidden("person", filter["person"])
            Field.date("from", "Van", value: filter.from)
            Field.date("until", "Tot en met", value: filter.until)
            Field.choice(
                "type", "Soort", EntryType.allCases.map { ($0.rawValue, $0.dutch) }, chosen: filter.type?.rawValue,
                everything: "alle soorten")
            Field.choice("purpose", "Doel", purposes, chosen: filter["purpose"], everything: "alle doelen")
            Field.text(
                "employee", "Medewerker", value: filter["employee"],
                hint: "De naam waaronder de toepassing hem kent; met - ervoor: alle anderen")
            Field.text("case", "Dossier", value: filter["case"])
            Field.text(
                "reason", "Reden van deze zoekopdracht", value: filter["reason"], hint: "Leeg: \(call.session.reason)")
            for name in ["application", "source", "outcome"] { Field.hidden(name, filter[name]) }
        }.html
    }

    /// One that is left out is a choice too, so that the form keeps it.
    private var purposes: [(value: String, label: String)] {
        let all = call.desk.purposes.all.map { ("\($0.ref.controller)/\($0.ref.id)", $0.template.product) }
        guard let chosen = filter["purpose"], chosen.first == LogFilter.minus else { return all }
        let label = all.first { $0.0 == chosen.dropFirst() }?.1 ?? String(chosen.dropFirst())
        return all + [(chosen, "alle behalve \(label)")]
    }
}
