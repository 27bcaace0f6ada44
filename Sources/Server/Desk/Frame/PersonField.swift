import Core

/// The one field in which a national number may stand, and how it is read.
enum PersonField {
    static let name = "number"

    static func html(error: String? = nil) -> HTML {
        Field.number(
            name, "Rijksregisternummer of ondernemingsnummer",
            hint: "11 of 10 cijfers. Het nummer komt niet in het adres van de bladzijde en blijft verborgen.",
            error: error)
    }

    /// The number that was filled in; separators as it is printed are left out.
    static func number(_ form: PageFields, _ environment: ServerSettings.Environment) throws(PageError) -> SubjectNumber
    {
        guard let text = form[name] else { throw .invalid("Vul een nummer in.") }
        let digits = String(decoding: text.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
        let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || [0x20, 0x2D, 0x2E, 0x2F].contains($0) }
        guard isPlain, text.utf8.count <= 20 else { throw .invalid("Vul alleen cijfers in.") }
        if let number = INSZ(digits) {
            guard environment != .mock || number.isTestNumber else {
                throw .invalid("In de oefenomgeving zoekt u alleen testpersonen.")
            }
            return .person(number)
        }
        if let number = EnterpriseNumber(digits) { return .enterprise(number) }
        throw .invalid("Dit is geen rijksregisternummer en geen ondernemingsnummer. Kijk de cijfers na.")
    }
}
