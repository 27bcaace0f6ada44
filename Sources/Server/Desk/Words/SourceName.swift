/// Sources as people name them.
enum SourceName {
    private static let names = [
        "RR": "het Rijksregister", "KSZ": "de Kruispuntbank van de Sociale Zekerheid",
        "KBO": "de Kruispuntbank van Ondernemingen", "DIV": "de Dienst Inschrijvingen Voertuigen",
        "FODFIN": "de FOD Financiën", "AAPD": "het kadaster", "AR": "het Adressenregister",
        "DGHAN": "de DG Personen met een Handicap", "PODMI": "de POD Maatschappelijke Integratie",
        "RSZ": "de RSZ", "VEKA": "het Vlaams Energie- en Klimaatagentschap", "Onderwijs": "het departement Onderwijs",
        "OCMW": "het OCMW", "ZONES": "de lijst met parkeerzones", "told": "de burger zelf",
    ]

    /// A source without a name of its own is called by its code.
    static func dutch(_ code: String) -> String { names[code] ?? code }

    /// Several, as a column holds them with commas.
    static func list(_ codes: String?) -> String? {
        let names = (codes ?? "").split(separator: ",").map { dutch(String($0)) }
        return names.isEmpty ? nil : joined(names)
    }

    static func joined(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " en " + last
    }
}
