import Core

/// The content of GeefPersoonMutatiesNotificaties 02.00: of whom which type of information changed.
struct ChangeMessage {
    private static let labels = [
        "020": "Adres", "120": "Burgerlijke staat", "140": "Gezinssamenstelling", "150": "Overlijden",
    ]

    let changes: [Change]
    let population: Population
    let receipt: String

    func write(to writer: inout MessageWriter) {
        writer.list("Onderwerpen", "Onderwerp", Array(changes.enumerated())) { writer, entry in
            writer.leaf("Referte", receipt.prefix(8) + "-" + String(entry.offset + 1))
            writer.element("Inhoud") { writer in
                writer.element("PersoonMutatiesNotificaties") { writer in write(entry.element, to: &writer) }
            }
        }
        writer.leaf("Ontvangstreferte", receipt)
    }

    private func write(_ change: Change, to writer: inout MessageWriter) {
        guard let resident = population.resident(slug: change.slug) else { return }
        let number = resident.insz.revealedDigits
        let former = resident.formerNumber?.revealedDigits
        writer.leaf("INSZ", former ?? number)
        writer.leaf("GeannuleerdINSZ", former)
        writer.leaf("NieuwINSZ", former == nil ? nil : number)
        writer.coded("Type", "M", "Mutatie")
        writer.leaf("DatumModificatie", change.day.text)
        writer.element("Informaties") { writer in
            writer.element("Informatie", ("DatumModificatie", change.day.text)) { writer in
                writer.coded("Identificatie", change.code, Self.labels[change.code])
                writer.element("TypeMutaties") { writer in writer.coded("TypeMutatie", "W", "Wijziging") }
            }
        }
    }
}
