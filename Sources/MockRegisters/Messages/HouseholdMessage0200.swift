import Core

/// The content of GeefGezinssamenstelling 02.00: as 02.02, in the older style, with more about each member.
struct HouseholdMessage0200 {
    let resident: Resident
    let population: Population

    func write(to writer: inout MessageWriter) {
        writer.list("Gezinsleden", "Gezinslid", population.household(of: resident)) { writer, member in
            writer.element("Bron") { writer in
                writer.leaf("Code", "RR", ("Beschrijving", "Rijksregister"))
            }
            let position = member.membership?.position ?? "01"
            writer.coded("Positie", position, Labels.positions[position])
            writer.element("Persoon") { writer in write(member, to: &writer) }
        }
    }

    private func write(_ member: Resident, to writer: inout MessageWriter) {
        writer.leaf("INSZ", member.insz.revealedDigits)
        writer.name(of: member)
        writer.element("Geslacht") { writer in
            writer.leaf("Code", member.sex.code, ("Beschrijving", member.sex.label))
        }
        writer.list("Nationaliteiten", "Nationaliteit", member.nationalities) { writer, nationality in
            writer.leaf("Code", nationality.code)
            writer.leaf("Omschrijving", Labels.nationalities[nationality.code])
        }
        writer.element("Geboorte") { writer in writer.leaf("Datum", member.birthDate.text) }
        writer.list("BurgerlijkeStaten", "BurgerlijkeStaat", member.civilStates) { writer, state in
            writer.leaf("Code", state.code)
            writer.leaf("Omschrijving", Labels.civilStates[state.code])
        }
        guard let home = member.home else { return }
        writer.element("Adressen") { writer in
            writer.element("Hoofdverblijfplaats", ("DatumBegin", home.since?.text)) { writer in
                writer.address(home.address)
            }
        }
    }
}
