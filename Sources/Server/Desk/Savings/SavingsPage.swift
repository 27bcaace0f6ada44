import Core
import Disclosure
import Ledger

/// What asking once spared, in words and figures for the college of mayor and aldermen.
enum SavingsPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let period = try FiguresPage.period(call)
        _ = try await call.look(
            .query,
            filter: ["page": "savings", "from": .string(period.from.text), "until": .string(period.until.text)])
        let savings: Savings
        do {
            savings = try await Savings(
                call.journal, period, purposes: call.desk.purposes, prices: call.desk.prices)
        } catch {
            throw PageError(error)
        }
        return .document(
            DeskDocument(
                "Wat bespaard werd",
                help: "Aantallen zijn naar beneden afgerond op vijf. Kleine aantallen van een doel zijn verborgen."
            ) {
                DeskForm(filtering: .savings, button: "Toon") {
                    FiguresPage.month("from", "Van", period.from)
                    FiguresPage.month("until", "Tot en met", period.until)
                }.html
                summary(savings)
                HTML(.h2, text: "Vragen aan bronnen per maand")
                SavingsChart(savings: savings).html
                months(savings)
                sources(savings)
                purposes(savings)
            })
    }

    @HTMLBuilder private static func summary(_ savings: Savings) -> HTML {
        let least = savings.hidesSome ? "minstens " : ""
        HTML(.h2, text: "In het kort")
        HTML(.ul) {
            HTML(.li, text: "Een dienst kreeg \(least)\(savings.given) keer een volledig antwoord over één inwoner.")
            HTML(
                .li,
                text: "Ze moesten hoogstens \(savings.papers) papieren niet bezorgen en hoogstens "
                    + "\(savings.questions) vragen niet beantwoorden"
                    + (savings.hidesSome ? "; kleine aantallen tellen niet mee." : "."))
            HTML(
                .li,
                text: "Hoogstens, want wie in één zaak twee keer kijkt, telt twee keer. Antwoorden op een lijst, aan "
                    + "een programma of op een deel van de vraag tellen niet mee.")
            HTML(
                .li,
                text: "\(savings.spared) vragen aan bronnen waren niet nodig, omdat het antwoord al bekend was. "
                    + "\(savings.made) vragen werden wel gesteld.")
            if savings.cents > 0 { HTML(.li, text: "Dat spaarde \(euro(savings.cents)) aan kosten van bronnen.") }
        }
    }

    private static func months(_ savings: Savings) -> HTML {
        DeskTable(
            caption: "Vragen aan bronnen per maand", columns: ["Maand", "Gesteld", "Bespaard", "Euro bespaard"],
            rows: savings.months.map { month in
                [name(month), "\(month.made)", "\(month.spared)", euro(month.cents)].map { HTML($0) }
            }
        ).html
    }

    @HTMLBuilder private static func sources(_ savings: Savings) -> HTML {
        HTML(.h2, text: "Per bron")
        DeskTable(
            caption: "Vragen per bron en maand",
            columns: ["Bron", "Maand", "Gesteld", "Bespaard", "Euro bespaard"],
            rows: savings.months.flatMap { month in
                month.sources.map { source in
                    [
                        SourceName.dutch(source.name), name(month), "\(source.made)", "\(source.spared)",
                        source.cents.map(euro) ?? "geen prijs bekend",
                    ].map { HTML($0) }
                }
            }
        ).html
    }

    @HTMLBuilder private static func purposes(_ savings: Savings) -> HTML {
        HTML(.h2, text: "Per doel")
        DeskTable(
            caption: "Antwoorden per doel en maand",
            columns: [
                "Doel", "Maand", "Gegeven", "Geweigerd", "Onbekend", "Lijst of deel", "Papieren niet gevraagd",
            ],
            rows: savings.months.flatMap { month in
                month.purposes.map { line in
                    let counts = [line.given, line.refused, line.unknown, line.aside]
                    return [HTML(line.purpose), HTML(name(month))]
                        + counts.map { HTML($0.map(String.init) ?? "verborgen") }
                        + [HTML("\(line.papers)")]
                }
            }
        ).html
    }

    private static let names = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ]

    static func name(_ month: Savings.Month) -> String { "\(names[month.first.month - 1]) \(month.first.year)" }

    /// As Belgians write it: `€ 1.234,50`.
    static func euro(_ cents: Int) -> String {
        let digits = String(cents / 100)
        var whole = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { whole += "." }
            whole.append(digit)
        }
        let rest = cents % 100
        return "€ \(whole),\(rest < 10 ? "0" : "")\(rest)"
    }
}
