package import Catalogue
import Core

/// The coverage of all services as one page in Dutch that a privacy officer can read, print and keep.
package struct CoveragePage: Sendable {
    private let services: [Coverage]
    private let dictionary: AttributeDictionary

    package init(_ services: [Coverage], dictionary: AttributeDictionary) {
        self.services = services
        self.dictionary = dictionary
    }

    package var html: String {
        """
        <!DOCTYPE html>
        <html lang="nl">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>Wat Sluis leest uit de bronnen</title>
        <style>
        body { font: 1rem/1.5 sans-serif; color: #1a1a1a; background: #fff; max-width: 64rem; margin: 0 auto; padding: 1rem; }
        table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; }
        caption { text-align: left; font-weight: bold; padding: .5rem 0; }
        th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: left; vertical-align: top; }
        td:first-child, tbody th { overflow-wrap: anywhere; font-weight: normal; }
        .onbekend { font-weight: bold; }
        @media print { h2 { break-before: page; } tr { break-inside: avoid; } }
        </style>
        </head>
        <body>
        <main>
        <h1>Wat Sluis leest uit de bronnen</h1>
        <p>Een bron stuurt soms meer dan nodig is. Per bron staat hier elk gegeven dat in haar antwoord kan staan.
        <strong>Gelezen</strong>: Sluis gebruikt het voor de kenmerken die erbij staan.
        <strong>Genegeerd</strong>: Sluis leest het niet, met de reden erbij.
        <strong>Niet beoordeeld</strong>: Sluis leest het niet, en niemand heeft er al naar gekeken.
        <strong>Niet bekend</strong>: van deze dienst is geen schema en geen voorbeeld bij de hand.</p>
        \(summary)
        \(services.map(section).joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private var summary: String {
        let rows = services.map { service in
            """
            <tr><th scope="row"><a href="#\(Self.escape(service.mapping))">\(Self.escape(service.mapping))</a></th>\
            <td>\(Self.escape(service.source))</td><td>\(service.mapped)</td><td>\(service.ignored)</td>\
            <td>\(service.isWhole ? String(service.unknown) : "niet bekend")</td></tr>
            """
        }
        return """
            <table>
            <caption>Overzicht</caption>
            <thead><tr><th scope="col">Dienst</th><th scope="col">Bron</th><th scope="col">Gelezen</th>\
            <th scope="col">Genegeerd</th><th scope="col">Niet beoordeeld</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            """
    }

    private func section(_ service: Coverage) -> String {
        """
        <h2 id="\(Self.escape(service.mapping))">\(Self.escape(service.mapping))</h2>
        <table>
        <caption>Gegevens in het antwoord van \(Self.escape(service.source))</caption>
        <thead><tr><th scope="col">Gegeven</th><th scope="col">Toestand</th>\
        <th scope="col">Waarvoor, of waarom niet</th></tr></thead>
        <tbody>
        \(service.rows.map(row).joined(separator: "\n"))
        </tbody>
        </table>
        """
    }

    private func row(_ row: CoverageRow) -> String {
        let state: (name: String, why: String)
        switch row.state {
        case .mapped(let attributes):
            let labels = attributes.map { dictionary[$0]?.label ?? $0.name }
            state = (
                "gelezen",
                labels.isEmpty ? "zegt over wie het antwoord gaat of hoe het verliep" : labels.joined(separator: "; ")
            )
        case .ignored(.notNeeded): state = ("genegeerd", "niet nodig")
        case .ignored(.sensitive): state = ("genegeerd", "gevoelig")
        case .unknown: state = ("<span class=\"onbekend\">niet beoordeeld</span>", "")
        }
        return
            "<tr><th scope=\"row\">\(Self.escape(row.path))</th><td>\(state.name)</td><td>\(Self.escape(state.why))</td></tr>"
    }

    private static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
