import Catalogue
import Core
import Disclosure
import Ledger

/// Consents in figures: by purpose and channel as a chart with its table, by clerk, and how long an answer took.
enum FiguresPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let (from, until) = try period(call)
        _ = try await call.look(
            .query, filter: ["page": "figures", "from": .string(from.text), "until": .string(until.text)])
        let figures: ConsentFigures
        do { figures = try await ConsentFigures(call.journal, from: from, until: until) } catch {
            throw PageError(error)
        }
        return .document(
            DeskDocument(
                "Toestemmingen in cijfers", help: "Een cijfer onder 5 wordt niet getoond, ook niet via een som."
            ) {
                DeskForm(filtering: .figures, button: "Toon") {
                    Field.date("from", "Van", value: from)
                    Field.date("until", "Tot en met", value: until)
                }.html
                FiguresChart(figures: figures).html
                for cross in figures.crosses { table(cross, figures) }
                clerks(figures)
                medians(figures)
            })
    }

    /// The year so far, where nothing is asked.
    private static func period(_ call: PageCall) throws(PageError) -> (CalendarDate, CalendarDate) {
        let until = call.query.date("until") ?? call.today
        guard let start = CalendarDate(year: until.year, month: 1, day: 1) else { throw .notFound }
        let from = call.query.date("from") ?? start
        guard from <= until else { throw .invalid("De eerste dag komt voor de laatste.") }
        return (from, until)
    }

    static func cell(_ count: Int??) -> HTML {
        guard let count else { return HTML("0") }
        return HTML(count.map(String.init) ?? "verborgen")
    }

    private static func table(_ cross: ConsentFigures.Cross, _ figures: ConsentFigures) -> HTML {
        DeskTable(
            caption: cross.outcome.dutch.prefix(1).uppercased() + cross.outcome.dutch.dropFirst()
                + ", per doel en kanaal",
            columns: ["Doel"] + figures.channels.map { $0?.dutch ?? "zonder kanaal" } + ["Samen"],
            rows: cross.counts.enumerated().map { index, counts in
                [HTML(index < figures.purposes.count ? figures.purposes[index] : "Samen")] + counts.map { cell($0) }
            }
        ).html
    }

    @HTMLBuilder private static func clerks(_ figures: ConsentFigures) -> HTML {
        HTML(.h2, text: "Per medewerker")
        DeskTable(
            caption: "Wat elke medewerker opnam",
            columns: ["Medewerker"] + ConsentFigures.Outcome.allCases.map(\.dutch),
            rows: figures.clerks.map { clerk in
                [HTML(clerk.name)] + ConsentFigures.Outcome.allCases.map { cell(clerk.counts[$0]) }
            }
        ).html
    }

    @HTMLBuilder private static func medians(_ figures: ConsentFigures) -> HTML {
        HTML(.h2, text: "Hoe lang een antwoord duurde")
        DeskTable(
            caption: "De middelste tijd van vraag tot antwoord", columns: ["Doel", "Tijd"],
            rows: figures.medians.sorted { $0.key < $1.key }.map { [HTML($0.key), HTML(duration($0.value))] },
            nothing: "Voor geen enkel doel zijn er vijf of meer antwoorden op een vraag."
        ).html
    }

    static func duration(_ milliseconds: Int64) -> String {
        let minutes = milliseconds / 60_000
        if minutes < 60 { return "\(minutes) min." }
        if minutes < 2880 { return "\(minutes / 60) uur \(minutes % 60) min." }
        return "\(minutes / 1440) dagen"
    }
}

extension ConsentFigures.Outcome {
    var dutch: String {
        switch self {
        case .asked: "gevraagd"
        case .yes: "ja"
        case .no: "nee"
        case .later: "later"
        case .stopped: "gestopt"
        case .ended: "verlopen"
        }
    }
}
