import Catalogue
import Core
import Disclosure
import Ledger

/// What a person told and we keep now, as the letter to them shows it: for what, since when, until when.
///
/// What it says stands there only once that was recorded.
struct ToldSection {
    let call: PageCall
    let told: [KeptTelling]
    /// What asks to see the values.
    let form: HTML

    @HTMLBuilder var html: HTML {
        if !told.isEmpty {
            HTML(.h2, text: "Wat u ons zelf vertelde")
            DeskTable(
                caption: "Dit bewaren wij nu", columns: ["Wat", "Waarde", "Verteld", "Voor", "Gedeeld", "Tot en met"],
                rows: told.map(row)
            ).html
            if told.contains(where: { $0.value == nil }) { HTML(.div, .class("screen")) { form } }
            HTML(.p, text: "U mag dit altijd verbeteren of terugnemen. U hoeft niet te zeggen waarom.")
        }
    }

    private func row(_ item: KeptTelling) -> [HTML] {
        let (row, purpose) = (item.row, call.desk.purposes.active(item.row.purpose))
        return [
            HTML(row.kind.label), HTML(item.value?.printed ?? "•••••• (verborgen)"),
            HTML("\(DutchTime.day(BelgianCalendar.date(at: row.at))), \(OutcomeWord.dutch(row.channel.rawValue))"),
            HTML(purpose?.template.product ?? row.purpose),
            HTML(row.isShared ? "ja, met andere diensten van ons bestuur" : "nee"),
            HTML(
                item.end == nil
                    ? DutchTime.day(BelgianCalendar.date(at: row.until)) : "telt niet meer, wordt gewist"),
        ]
    }
}
