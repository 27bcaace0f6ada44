import Core
import Ledger

/// What a verification found, in Dutch.
struct IntegrityResult {
    let json: JSON
    let run: VerificationBoard.Run

    private var findings: [JSON] { json["findings"]?.array ?? [] }
    private var holds: Bool { json["holds"]?.boolean == true }

    var status: HTML {
        let size = json["size"]?.integer ?? 0
        let when = "Nagekeken op \(DutchTime.moment(run.begun))."
        guard holds else {
            return HTML(.p, .class("status alarm"), .role("alert")) {
                "Het logboek klopt niet: \(findings.count) "
                findings.count == 1 ? "bevinding" : "bevindingen"
                ". \(when)"
            }
        }
        return HTML(.p, .class("status"), .role("status")) {
            "Het logboek is volledig en ongewijzigd, tot en met regel \(max(size - 1, 0)). \(when)"
        }
    }

    @HTMLBuilder var table: HTML {
        HTML(.h2, text: "Wat het nazicht deed")
        HTML(.p, .class("small"), text: "Opgetekend als regel \(run.recordedAs), gevraagd door \(run.by).")
        DeskTable(
            caption: "Aantallen", columns: ["Wat", "Aantal"],
            rows: Self.counts.compactMap { name, words in
                json[name]?.integer.map { [HTML(words), HTML(String($0))] }
            }
        ).html
        if !holds {
            HTML(.h2, text: "Bevindingen")
            DeskTable(caption: "Per soort", columns: ["Soort", "Aantal", "Eerste plaatsen"], rows: kinds).html
        }
    }

    private static let counts = [
        ("size", "regels in het logboek"), ("opened", "regels geopend en gelezen"),
        ("replayed", "regels waarover opnieuw geoordeeld is"), ("rows", "rijen vergeleken met het logboek"),
        ("erased", "regels waarvan een deel gewist is"), ("pruned", "regels van jaren die vernietigd zijn"),
        ("checkpoints", "ondertekende controlepunten, buiten het logboek bewaard"),
    ]

    /// The kinds of finding with how many there are, and where the first ones stand.
    private var kinds: [[HTML]] {
        let byKind = Dictionary(grouping: findings) { $0["kind"]?.string ?? "" }
        return byKind.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { kind, found in
            let places = found.prefix(5).compactMap { $0["seq"]?.integer }.map { "regel \($0)" }
            return [
                HTML(Finding.Kind(rawValue: kind)?.dutch ?? kind), HTML(String(found.count)),
                HTML(places.isEmpty ? "in een tabel" : places.joined(separator: ", ")),
            ]
        }
    }
}
