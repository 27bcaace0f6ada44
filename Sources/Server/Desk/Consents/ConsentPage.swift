import Catalogue
import Core
import Disclosure
import Ledger

/// One consent with the very words that were shown, its evidence, and every disclosure that leaned on it.
enum ConsentPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let id = Identifier(String(call.segment)) else { throw .notFound }
        let shown: AuditDesk.ShownConsent
        do {
            shown = try await call.desk.audit.consent(id, by: call.officer, reason: call.reason)
        } catch {
            throw PageError(error)
        }
        switch shown {
        case .unknown: throw .notFound
        case .refused(let refusal): throw PageError(refusal)
        case .file(let file):
            return .document(
                DeskDocument("Eén toestemming", help: "De woorden zijn die van toen, nagekeken met hun hash.") {
                    facts(file)
                    words(file.act)
                    evidence(file.act)
                    history(file.history)
                    disclosures(file.disclosures)
                })
        }
    }

    private static func facts(_ file: ConsentFile) -> HTML {
        DeskTable(
            caption: "Deze toestemming", columns: ["Doel", "Toestand", "Sinds", "Tot", "Nummer"],
            rows: [
                [
                    HTML(file.act.purpose ?? file.row.purpose), HTML(file.row.state.dutch),
                    HTML(DutchTime.moment(file.row.from)), HTML(DutchTime.moment(file.row.until)),
                    HTML(.code, text: file.row.id.text),
                ]
            ]
        ).html
    }

    @HTMLBuilder private static func words(_ act: AuditLine) -> HTML {
        HTML(.h2, text: "Wat de burger zag of hoorde")
        if let words = act.words {
            HTML(.pre, text: words)
        } else {
            HTML(.p, .class("nothing"), text: "Deze vermelding noemt geen tekst, of de tekst is niet meer te lezen.")
        }
        if let hash = act.content?["noticeHash"]?.string {
            HTML(.p, .class("small")) {
                "SHA-256 van de tekst: "
                HTML(.code, text: hash)
            }
        }
    }

    /// What the citizen's part holds of how it was taken down; the members have names, the values are shown as they are.
    @HTMLBuilder private static func evidence(_ act: AuditLine) -> HTML {
        HTML(.h2, text: "Bewijs")
        DeskTable(
            caption: "Hoe het opgenomen is", columns: ["Wat", "Waarde"],
            rows: labels.compactMap { name, label in
                act.content?[name].map { [HTML(label), HTML($0.plain)] }
            } + (heard(act).map { [[HTML("mening van het kind"), HTML($0)]] } ?? [])
                + (act.employee.map { [[HTML("medewerker"), HTML($0)]] } ?? []), nothing: "Geen bewijs te lezen."
        ).html
    }

    private static func heard(_ act: AuditLine) -> String? {
        act.content?["representation"]?["heard"]?.string.flatMap { Representation.Hearing(rawValue: $0) }.map { word in
            switch word {
            case .agrees: "akkoord"
            case .objects: "niet akkoord"
            case .tooYoung: "te jong om te oordelen"
            }
        }
    }

    private static let labels = [
        ("channel", "kanaal"), ("assurance", "zekerheid over de identiteit"), ("identityCheck", "hoe nagekeken"),
        ("readAloud", "voorgelezen"), ("otherWayTold", "andere weg verteld"), ("evidence", "verwijzingen"),
        ("proof", "bewijs van het kanaal"), ("readBack", "hoe terug verteld"), ("representation", "vertegenwoordiging"),
    ]

    @HTMLBuilder private static func history(_ lines: [AuditLine]) -> HTML {
        HTML(.h2, text: "Wat er later gebeurde")
        DeskTable(
            caption: "Oudste eerst", columns: ["Wanneer", "Wat", "Medewerker", "Regel"],
            rows: lines.map {
                [
                    HTML(DutchTime.moment($0.at)), HTML($0.type.consentWord ?? $0.type.rawValue),
                    HTML($0.employee ?? ""), entry($0),
                ]
            }, nothing: "Er is niets meer mee gebeurd."
        ).html
    }

    @HTMLBuilder private static func disclosures(_ lines: [AuditLine]) -> HTML {
        HTML(.h2, text: "Mededelingen die hierop steunden")
        DeskTable(
            caption: "Nieuwste eerst", columns: ["Wanneer", "Toepassing", "Medewerker", "Gegevens", "Regel"],
            rows: lines.map { line in
                let outputs = line.content?["outputs"]?.array?.compactMap { $0["name"]?.string } ?? []
                return [
                    HTML(DutchTime.moment(line.at)), HTML(line.application ?? ""), HTML(line.employee ?? ""),
                    HTML(outputs.joined(separator: ", ")), entry(line),
                ]
            }, nothing: "Geen enkele mededeling steunde hierop."
        ).html
    }

    private static func entry(_ line: AuditLine) -> HTML {
        HTML(
            .a, .href(Page.entry.address(line.id.text)),
            text: "Regel \(line.position.seq) van \(line.position.log)")
    }
}

extension ConsentState {
    var dutch: String {
        switch self {
        case .requested: "gevraagd"
        case .deferred: "uitgesteld"
        case .given: "loopt"
        case .renewed: "loopt, opnieuw gegeven"
        case .refused: "geweigerd"
        case .withdrawn: "gestopt door de burger"
        case .revoked: "ingetrokken door het bestuur"
        case .expired: "verlopen"
        case .paused: "gepauzeerd"
        case .invalidated: "ongeldig verklaard"
        case .superseded: "vervangen door een andere"
        }
    }
}

extension JSON {
    /// As a page shows it: texts bare, yes and no in Dutch, the rest as it is written.
    var plain: String {
        switch self {
        case .string(let text): text
        case .boolean(let isTrue): isTrue ? "ja" : "nee"
        case .array(let items): items.map(\.plain).joined(separator: ", ")
        case .integer, .members: canonicalText
        }
    }
}
