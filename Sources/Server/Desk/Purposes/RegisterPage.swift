import Catalogue
import Core
import Disclosure

/// The register of processing as a page to print, and as a file.
enum RegisterPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let register = call.desk.purposeDesk.register
        switch call.query["format"] {
        case "csv":
            return .file(name: "register.csv", mediaType: "text/csv; charset=utf-8", bytes: Array(register.csv.utf8))
        case "json":
            return .file(name: "register.json", mediaType: "application/json", bytes: register.json.canonicalBytes)
        default: break
        }
        return .document(
            DeskDocument(
                "Register van verwerkingen",
                help: "Het register volgt uit de doelen die in gebruik zijn (artikel 30 AVG)."
            ) {
                HTML(.p) {
                    "\(call.desk.name), \(DutchTime.day(call.today)). "
                    HTML(.span, .class("screen")) {
                        HTML(.a, .href(Page.register.address(nil, [("format", "csv")])), text: "Neem mee als CSV")
                        " · "
                        HTML(.a, .href(Page.register.address(nil, [("format", "json")])), text: "Neem mee als JSON")
                    }
                }
                for row in register.rows { section(row) }
            })
    }

    @HTMLBuilder private static func section(_ row: ProcessingRegister.Row) -> HTML {
        let purpose = row.purpose
        HTML(.h2, text: purpose.template.product)
        DeskTable(
            caption: "Doel \(purpose.ref.id), versie \(purpose.ref.version)", columns: ["Wat", "Waarde"],
            rows: [
                ["Rechtsgrond", "artikel \(purpose.template.gdprArticle) AVG"],
                ["Bijzondere gegevens", purpose.template.specialCategoryGround ?? (row.isSpecial ? "ja" : "nee")],
                ["Norm", purpose.adoption.norm],
                ["Toestemming van de burger", row.asksConsent ? "ja" : "nee"],
                ["Ontvangers", purpose.adoption.recipients.joined(separator: ", ")],
                ["Bewaartermijn", "\(purpose.template.retentionYears) jaar"],
            ].map { $0.map { HTML($0) } }
        ).html
        DeskTable(
            caption: "Machtigingen", columns: ["Bron", "Nummer", "Tot en met"],
            rows: purpose.adoption.authorisations.map {
                [HTML($0.source), HTML($0.number), HTML(DutchTime.day($0.until))]
            }
        ).html
        DeskTable(
            caption: "Gegevens, elk met de reden", columns: ["Gegeven", "Reden", "Hoe oud", "Bewaard"],
            rows: row.categories.map { category in
                [
                    HTML(category.label), HTML(category.reason), HTML(age(category.freshness)),
                    HTML(category.isKept ? "ja" : "nee"),
                ]
            }
        ).html
        if !row.told.isEmpty {
            DeskTable(
                caption: "Wat burgers zelf vertellen",
                columns: ["Wat", "Reden", "Bewaard", "Ook voor, als de burger dat wil"],
                rows: row.told.map { told in
                    [
                        HTML(told.label), HTML(told.reason), HTML("ten hoogste \(told.days) dagen"),
                        HTML(
                            told.reusers.isEmpty
                                ? "geen andere dienst" : told.reusers.map(\.template.product).joined(separator: ", ")),
                    ]
                }
            ).html
        }
    }

    private static func age(_ freshness: Freshness) -> String {
        let usual =
            freshness.maximumAgeDays == 0
            ? "telkens gevraagd" : "ten hoogste \(freshness.maximumAgeDays) dagen"
        guard let whenDown = freshness.whenDown else { return usual }
        return usual + ", \(whenDown.olderDays) dagen meer als de bron niet antwoordt"
    }
}
