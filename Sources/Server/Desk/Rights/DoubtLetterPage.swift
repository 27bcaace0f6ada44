import Catalogue
import Core
import Disclosure
import Ledger

/// The letters to who can correct a contested value, one for each source that tells it, to print or to copy.
enum DoubtLetterPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let row = try await MatterPage.row(call)
        guard case .doubt(let doubt) = row.matter else { throw .notFound }
        _ = try await call.look(.query, at: row.person, filter: ["matter": .string(row.id.text), "page": "letter"])
        let desk = call.desk
        let addressee: Addressee?
        do { addressee = try await desk.exchange.doubts.addressee(of: doubt) } catch { throw PageError(error) }
        let letters = desk.exchange.doubts.sources(of: doubt.attribute).map {
            CorrectionLetter.letter(
                row, doubt, source: $0, addressee: addressee,
                from: [desk.name, "Ondernemingsnummer \(desk.enterpriseNumber.digits)"], corrections: desk.corrections)
        }
        var document = DeskDocument(
            "Brief over een betwist gegeven", help: "Vul het nummer met de hand in: het staat niet in deze brief."
        ) {
            if letters.isEmpty { HTML(.p, .class("nothing"), text: "Geen enkel doel haalt dit nog bij een bron.") }
            for letter in letters { html(letter) }
        }
        document.isLetter = true
        return .document(document)
    }

    @HTMLBuilder private static func html(_ letter: Letter) -> HTML {
        HTML(.p, text: letter.sender.joined(separator: ", "))
        for section in letter.sections {
            HTML(.h2, text: section.heading)
            for line in section.lines { HTML(.p, text: line) }
        }
    }
}
