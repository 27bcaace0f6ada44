import Catalogue
import Core
import Disclosure
import Ledger

/// Purposes that wait for an officer, each with what differs from the version in force.
enum WaitingPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let waiting = call.desk.purposeDesk.waiting
        return .document(
            DeskDocument("Doelen die wachten", help: "Een doel werkt pas als u deze versie goedkeurt.") {
                if waiting.isEmpty { HTML(.p, .class("nothing"), text: "Geen enkel doel wacht op u.") }
                for item in waiting { section(item, call) }
            })
    }

    @HTMLBuilder private static func section(_ item: PurposeDesk.Waiting, _ call: PageCall) -> HTML {
        HTML(.h2, text: item.purpose.template.product)
        HTML(.p) {
            "Doel \(item.purpose.ref.id), versie \(item.purpose.ref.version)"
            item.active.map { " in plaats van versie \($0.ref.version)." } ?? ", nieuw."
        }
        if item.active == nil {
            DeskTable(
                caption: "Wat het vraagt", columns: ["Gegeven", "Reden"],
                rows: ProcessingRegister(
                    controller: call.journal.controller, purposes: [item.purpose],
                    dictionary: call.desk.purposeDesk.dictionary
                ).rows.flatMap { row in
                    row.categories.map { [HTML($0.label), HTML($0.reason)] }
                        + row.told.map {
                            [HTML($0.label), HTML("de burger vertelt het, ten hoogste \($0.days) dagen: \($0.reason)")]
                        }
                }
            ).html
        } else {
            DeskTable(
                caption: "Wat verandert", columns: ["Wat", "Was", "Wordt", "Gevolg"],
                rows: item.differences.map { difference in
                    [
                        HTML(difference.aspect.dutch), HTML(words(difference, difference.before, call)),
                        HTML(words(difference, difference.now, call)),
                        HTML(difference.isWider ? "ruimer: de burger wordt opnieuw gevraagd" : "niet ruimer"),
                    ]
                }, nothing: "Er verandert niets aan wat gevraagd of gegeven wordt."
            ).html
        }
        if item.findings.isEmpty {
            call.form(
                to: .activate, segment: item.purpose.ref.hash, button: "Keur versie \(item.purpose.ref.version) goed")
        } else {
            HTML(.p, text: "Dit moet eerst beter:")
            HTML(.ul) { for finding in item.findings { HTML(.li, text: finding) } }
        }
        HTML(.p, .class("small")) {
            "SHA-256 van beide bestanden: "
            HTML(.code, text: item.purpose.ref.hash)
        }
    }

    /// A value as an officer reads it: an attribute by its label, and no number where there is no limit.
    private static func words(_ difference: PurposeDifference, _ value: String?, _ call: PageCall) -> String {
        guard let value else { return "niets" }
        if value == String(Int.max) { return "onbeperkt" }
        guard [.attributes, .outputs, .keeping].contains(difference.aspect) else { return value }
        return call.desk.purposeDesk.dictionary[AttributeID(value)]?.label ?? value
    }

    /// Activates the bytes that were shown, and no others that lie in the folder meanwhile.
    static func activate(_ call: PageCall) async throws(PageError) -> PageReply {
        let desk = call.desk.purposeDesk
        guard let item = desk.waiting.first(where: { $0.purpose.ref.hash == call.segment }) else {
            throw .invalid("Deze versie wacht niet meer, of de bestanden zijn veranderd. Kijk opnieuw.")
        }
        let activated: PurposeDesk.Activated
        do { activated = try await desk.activate(item.files, by: call.officer) } catch { throw PageError(error) }
        switch activated {
        case .activated: return .next(Page.waiting.address())
        case .findings: throw .invalid("Deze versie moet eerst beter; de bladzijde zegt wat.")
        case .refused(let refusal): throw PageError(refusal)
        }
    }
}

extension PurposeDifference.Aspect {
    var dutch: String {
        switch self {
        case .act: "beslissing van de burger"
        case .aim: "rechtsgrond en gevolg"
        case .product: "naam"
        case .outputs: "antwoorden"
        case .attributes: "gegevens"
        case .sources: "bronnen"
        case .titles: "machtigingen"
        case .recipients: "ontvangers"
        case .keeping: "bewaren"
        case .duration: "duur in dagen"
        case .uses: "aantal keer"
        case .frequency: "hoe vaak"
        case .channels: "kanalen"
        case .assurance: "zekerheid over de identiteit"
        case .contestPeriod: "dagen om te betwisten"
        case .representatives: "vertegenwoordigers"
        case .caseRequired: "dossier nodig"
        case .notice: "tekst voor de burger"
        case .freshness: "hoe vers"
        }
    }
}
