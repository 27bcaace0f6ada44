import Catalogue
import Core
import Disclosure
import Ledger

/// What else a line says, each under its name; never a value, since the log holds none.
struct EntryDetails {
    let line: AuditLine
    let purpose: Purpose?

    var pairs: [(name: String, value: String)] {
        var pairs: [(String, String)] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { pairs.append((name, value)) }
        }
        let content = line.content
        add("Soort", line.type.dutch)
        add("Doel", line.purpose)
        add("Rechtsgrond", legalGround)
        add("Machtigingen", texts(content?["basis"]?["authorisations"]))
        add("Gegevens", outputs)
        add("Verteld", content?["attribute"]?.string.flatMap { Tellable(rawValue: $0)?.label })
        add("Bericht van de verandering", warning)
        add("Bronnen", SourceName.list(line.source))
        add("Peildatum", content?["referenceDate"]?.string.flatMap { CalendarDate($0) }.map(DutchTime.day))
        add("Dossier", content?["case"]?.string)
        add("Gegeven", content?["attribute"]?.string)
        add("Bewijs", content?["evidence"]?.string)
        add("Betwist toen het antwoord gegeven werd", content?["doubts"]?.array.map { "\($0.count)" })
        add("Automatisch proces", content?["requester"]?["process"]?.string)
        add("Referte bij de bron", references)
        add("Uitkomst", line.outcome.map(OutcomeWord.dutch))
        add("Woorden", line.words)
        if content == nil { add("Inhoud", "gewist: alleen dat het gebeurde is nog te bewijzen") }
        add("Regel", "\(line.position.seq) van het logboek \(line.position.log)")
        add("Spoornummer", line.id.text)
        return pairs
    }

    /// `artikel 6(1)(e) AVG; Reglement …`.
    private var legalGround: String? {
        guard let purpose, line.type != .inspected else { return nil }
        return "artikel \(purpose.template.gdprArticle) AVG; \(purpose.adoption.norm)"
    }

    /// The labels of what was asked, with its state where it was not simply given.
    private var outputs: String? {
        guard let items = line.content?["outputs"]?.array, !items.isEmpty else { return nil }
        let labels = Dictionary(
            (purpose?.template.answers ?? []).map { ($0.name, $0.label) }
                + Tellable.allCases.map { ($0.rawValue, $0.label) }, uniquingKeysWith: { first, _ in first })
        return items.compactMap { item -> String? in
            guard let name = item["name"]?.string else { return nil }
            let state = item["state"]?.string.flatMap { Self.states[$0] }
            let isOlder = item["olderThanAsked"]?.boolean == true
            return (labels[name] ?? name) + (state.map { " (\($0))" } ?? "") + (isOlder ? " (ouder dan gevraagd)" : "")
        }.joined(separator: "; ")
    }

    private static let states = [
        "absent": "niets gekend", "notPermitted": "mag niet", "withheld": "niet meegedeeld",
        "unavailable": "niet beschikbaar",
    ]

    /// Where word went of an account number in the place of another.
    private var warning: String? {
        switch line.content?["warning"]?["way"]?.string {
        case ContactNotice.letter.way: "met een brief naar het adres in het register"
        case .some: "naar een contact dat al gekend was"
        case nil: nil
        }
    }

    private var references: String? {
        texts(.array((line.content?["calls"]?.array ?? []).compactMap { $0["reference"] }))
    }

    private func texts(_ json: JSON?) -> String? {
        json?.array.map { Set($0.compactMap(\.string)).sorted().joined(separator: ", ") }
    }

    /// The consent that a line rests on, or that it is about.
    private var consent: Identifier? {
        if [.consentGiven, .consentRenewed].contains(line.type) { return line.id }
        let cited =
            line.content?["basis"]?["consent"] ?? (line.type.consentWord == nil ? nil : line.content?["consent"])
        return cited?.string.flatMap { Identifier($0) }
    }

    /// As a list of names and values, with the way to the consent.
    var html: HTML {
        HTML(.dl) {
            for pair in pairs {
                HTML(.dt, text: pair.name)
                HTML(.dd, text: pair.value)
            }
            if let consent {
                HTML(.dt, text: "Toestemming")
                HTML(.dd) {
                    HTML(
                        .a, .href(Page.consent.address(consent.text)),
                        text: "Bekijk de toestemming van regel \(line.position.seq)")
                }
            }
        }
    }
}
