/// An address by its parts, wherever they stand in the criteria.
struct AddressCriteria: Sendable {
    let postcode: String?
    let municipality: String?
    let street: String?
    let number: String
    let box: String?

    /// `nil` without a house number: no address is meant.
    init?(_ content: XMLElement) {
        guard let number = content.first("Huisnummer")?.trimmed else { return nil }
        self.number = number
        box = content.first("Busnummer")?.trimmed
        let town = content.first("Gemeente")
        postcode = (content.first("PostCode") ?? content.first("Postcode"))?.trimmed
        municipality = (content.first("NISCode") ?? content.first("NISCodeGemeente"))?.trimmed ?? town?.trimmed
        let road = content.first("Straat") ?? content.first("Straatnaam")
        street = (road?["Naam"] ?? road?["String"] ?? road)?.trimmed
    }

    var key: String {
        [postcode ?? municipality, street, number, box].compactMap(\.self).joined(separator: "-")
    }

    func matches(_ address: Address) -> Bool {
        (postcode == nil || postcode == address.postcode)
            && (municipality == nil || municipality == address.municipality
                || municipality?.lowercased() == address.municipalityName.lowercased())
            && street?.lowercased() == address.street.lowercased() && number == address.number && box == address.box
    }
}
