import Catalogue
import Core
import Disclosure
import Ledger

/// Samples: draw one, go on with one, and how much was looked through.
enum ReviewsPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        _ = try await call.look(.query, filter: ["page": "reviews"])
        let samples = try await RightsPage.matters(call).filter(\.isSample)
        let figures = ReviewFigures(samples)
        let yesterday = call.today.adding(days: -1)
        return .document(
            DeskDocument(
                "Steekproeven", help: "Wat getrokken wordt, volgt uit het logboek zelf. Niemand kan het kiezen."
            ) {
                HTML(
                    .p, .class(figures.unexplained > 0 ? "status alarm" : "status"),
                    text:
                        "\(figures.reviewed) nagekeken van \(figures.drawn), \(figures.unexplained) onverklaard.")
                call.form(to: .drawSample, button: "Trek een steekproef") {
                    Field.date("from", "Van", value: yesterday.adding(days: -30))
                    Field.date("until", "Tot en met, ten laatste gisteren", value: yesterday)
                    Field.choice(
                        "purpose", "Doel", call.desk.purposes.all.map { ($0.ref.id, $0.template.product) }, chosen: nil,
                        everything: "alle doelen")
                    Field.text("count", "Aantal", value: "20", hint: "1 tot \(SampleDrawing.most)", mode: "numeric")
                }
                DeskTable(
                    caption: "Steekproeven, nieuwste eerst",
                    columns: ["Getrokken", "Nagekeken", "Onverklaard", "Toestand", "Meer"],
                    rows: samples.compactMap { row(of: $0) }, nothing: "Er is nog geen steekproef getrokken."
                ).html
            })
    }

    private static func row(of row: MatterRow) -> [HTML]? {
        guard case .sample(let sheet) = row.matter else { return nil }
        let moment = DutchTime.moment(row.opened)
        return [
            HTML(moment), HTML("\(sheet.findings.count) van \(sheet.entries.count)"), HTML("\(sheet.unexplained)"),
            HTML(row.state == .closed ? "ondertekend" : "open"),
            HTML(.a, .href(Page.review.address(row.id.text)), text: "Bekijk, \(moment)"),
        ]
    }

    static func draw(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let from = call.form.date("from"), let until = call.form.date("until"),
            let count = call.form["count"].flatMap({ Int($0) }), (1...SampleDrawing.most).contains(count)
        else { throw .invalid("Kies een periode, en een aantal van 1 tot \(SampleDrawing.most).") }
        let purpose = call.form["purpose"].map { "\(call.journal.controller)/\($0)" }
        let drawn: Samples.Drawn
        do {
            drawn = try await Samples(journal: call.journal).draw(
                count, from: from, until: until, purpose: purpose, by: call.officer)
        } catch {
            throw PageError(error)
        }
        switch drawn {
        case .drawn(let line): return .next(Page.review.address(line.id.text))
        case .nothing: throw .invalid("In deze periode is er niets om uit te trekken.")
        case .refused(let refusal): throw PageError(refusal)
        }
    }
}
