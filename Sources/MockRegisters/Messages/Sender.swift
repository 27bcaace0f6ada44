/// Who asks: `Context/Bericht/Afzender` of a request, given back as the answer's `Ontvanger`.
struct Sender: Sendable {
    let identification: String
    let name: String?
    let reference: String
    let unit: String?
    let capacity: String?
    /// The number of the employee who asks, where the contract prescribes one.
    let user: String?

    init?(_ element: XMLElement) {
        guard let identification = element["Identificatie"]?.trimmed, identification.utf8.count <= 120,
            let reference = element["Referte"]?.trimmed
        else { return nil }
        self.identification = identification
        self.reference = reference
        name = element["Naam"]?.trimmed
        unit = element["OrganisatieEenheid"]?.trimmed
        capacity = element["Hoedanigheid"]?.trimmed
        user = element["Gebruiker"]?.trimmed
    }

    func write(to writer: inout MessageWriter) {
        writer.element("Ontvanger") { writer in
            writer.leaf("Identificatie", identification)
            writer.leaf("Naam", name)
            writer.leaf("Referte", reference)
            writer.leaf("OrganisatieEenheid", unit)
            writer.leaf("Hoedanigheid", capacity)
            writer.leaf("Gebruiker", user)
        }
    }
}
