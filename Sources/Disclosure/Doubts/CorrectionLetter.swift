package import Catalogue
import Core
package import Ledger

/// The words in which a doubt goes to who can correct the value: which datum, why, and under which reference.
///
/// Neither the value stands in it, nor the person's number: who sends it adds the number by a way that may carry it.
package enum CorrectionLetter {
    /// - Parameter addressee: The municipality that manages the file, where the source told it.
    package static func letter(
        _ row: MatterRow, _ doubt: Doubt, source: String, addressee: Addressee?, from controller: [String],
        corrections: Corrections
    ) -> Letter {
        let channel = corrections.channel(of: source)
        let municipality = addressee.flatMap { $0.source == source ? $0.municipality : nil }
        return Letter(
            title: "Betwist gegeven: graag nazicht", sender: controller, code: row.id.text,
            sections: [
                Letter.Section(
                    "Aan",
                    (municipality.map { ["de gemeente met NIS-code \($0)"] } ?? []) + [channel.recipient, channel.way]),
                Letter.Section(
                    "Waarover",
                    [
                        "Het gegeven: \(corrections.label(of: doubt.attribute)), zoals de bron \(source) het meedeelt.",
                        "Sinds \(DutchTime.day(doubt.since)) wordt het betwist: \(doubt.category.dutch).",
                    ]),
                Letter.Section(
                    "Wat wij vragen",
                    [
                        "Kijk na of het gegeven klopt, en verbeter het bij de bron als dat nodig is.",
                        "Wij veranderen het zelf niet. Tot uw antwoord zegt ons systeem dat het twijfelachtig is.",
                    ]),
                Letter.Section(
                    "Om wie het gaat",
                    [
                        "Rijksregisternummer: ........................................ (met de hand in te vullen)",
                        "Vermeld in uw antwoord de referte \(row.id.text).",
                    ]),
            ])
    }
}

extension Doubt.Category {
    /// Why, as letters and pages say it.
    package var dutch: String {
        switch self {
        case .wrong: "het was nooit juist"
        case .outdated: "het is niet meer juist"
        case .otherPerson: "het is van iemand anders"
        case .missing: "er ontbreekt iets"
        }
    }
}

extension DoubtEnding.Outcome {
    package var dutch: String {
        switch self {
        case .corrected: "de bron verbeterde het"
        case .unfounded: "het was juist"
        case .withdrawn: "de betwisting werd ingetrokken"
        case .expired: "geen enkel dossier bevestigde het op tijd"
        }
    }
}
