import Catalogue
import Core
import Disclosure
import Ledger

/// Consents in figures: by purpose and channel as a chart with its table, by clerk, and how long an answer took.
enum FiguresPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let period = try period(call)
        _ = try await call.look(
            .query,
            filter: ["page": "figures", "from": .string(period.from.text), "until": .string(period.until.text)])
        let figures: ConsentFigures
        do { figures = try await ConsentFigures(call.journal, period) } catch {
            throw PageError(error)
        }
        return .document(
            DeskDocument(
                "Toestemmingen in cijfers",
                help: "Een cijfer onder 5 in een maand wordt niet getoond, ook niet via een som of een andere periode."
            ) {
                DeskForm(filtering: .figures, button: "Toon") {
                    month("from", "Van", period.from)
                    month("until", "Tot en met", period.until)
                }.html
                FiguresChart(figures: figures).html
                for cross in figures.crosses { table(cross, figures) }
                clerks(figures)
                medians(figures)
            })
    }

    static func month(_ name: String, _ label: String, _ day: CalendarDate) -> HTML {
        Field.text(
            name, label, value: String(day.text.dropLast(3)), hint: "Een volle maand, als jjjj-mm", type: "month")
    }

    /// The year so far, where nothing is asked.
    static func period(_ call: PageCall) throws(PageError) -> FiguresPeriod {
        let usual = FiguresPeriod(soFar: call.today)
        let from = call.query["from"].map { CalendarDate($0 + "-01") } ?? usual?.from
        let until = call.query["until"].map { CalendarDate($0 + "-01")?.adding(months: 1).adding(days: -1) }
        guard let from, let until = until ?? usual?.until,
            let period = FiguresPeriod(from: from, until: until, today: call.today)
        else { throw .invalid("Kies volle maanden die voorbij zijn, de eerste voor de laatste, hoogstens vijf jaar.") }
        return period
    }

    /// The count itself, or what it is at least where a month hides its own.
    static func words(_ count: FigureCount?) -> String {
        guard let count else { return "0" }
        return count.whole.map(String.init) ?? (count.isHidden ? "verborgen" : "minstens \(count.least)")
    }

    private static func table(_ cross: ConsentFigures.Cross, _ figures: ConsentFigures) -> HTML {
        DeskTable(
            caption: cross.outcome.dutch.prefix(1).uppercased() + cross.outcome.dutch.dropFirst()
                + ", per doel en kanaal",
            columns: ["Doel"] + figures.channels.map { $0?.dutch ?? "zonder kanaal" } + ["Samen"],
            rows: cross.counts.enumerated().map { index, counts in
                [HTML(index < figures.purposes.count ? figures.purposes[index] : "Samen")]
                    + counts.map { HTML(words($0)) }
            }
        ).html
    }

    @HTMLBuilder private static func clerks(_ figures: ConsentFigures) -> HTML {
        HTML(.h2, text: "Per medewerker")
        DeskTable(
            caption: "Wat elke medewerker opnam",
            columns: ["Medewerker"] + ConsentFigures.Outcome.allCases.map(\.dutch),
            rows: figures.clerks.map { clerk in
                [HTML(clerk.name)] + ConsentFigures.Outcome.allCases.map { HTML(words(clerk.counts[$0])) }
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
