import Core

/// The content of GeefGezinssamenstelling 02.02: the members with their position towards the reference person.
struct HouseholdMessage {
    let resident: Resident
    let population: Population

    func write(to writer: inout MessageWriter) {
        let members = population.household(of: resident)
        writer.element("Gezinsleden") { writer in
            for (index, member) in members.enumerated() {
                // The reference person's entry carries no first day.
                let since = index == 0 ? nil : member.membership?.since ?? member.home?.since
                writer.element("Gezinslid", ("DatumBegin", since?.text)) { writer in write(member, to: &writer) }
            }
        }
    }

    private func write(_ member: Resident, to writer: inout MessageWriter) {
        writer.otherPerson(member)
        let position = member.membership?.position ?? "01"
        writer.coded("Positie", position, Labels.positions[position])
        if let home = member.home {
            writer.element("Adressen") { writer in writer.mainResidence(home) }
        }
        writer.coded("Bron", "RR", "Rijksregister")
        if let home = member.home { writer.keeper(home) }
    }
}
