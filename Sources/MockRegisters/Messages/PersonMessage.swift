import Core

/// The content of GeefPersoon 02.02: the full record, in the order of the schema.
struct PersonMessage {
    let resident: Resident
    let population: Population
    /// `RR` or `KSZ`: the KSZ's own register may hold another address.
    let register: String

    func write(to writer: inout MessageWriter) {
        let resident = resident
        writer.element("Persoon", ("DatumCreatie", resident.birthDate.date?.text), ("Bron", register)) { writer in
            writer.leaf("INSZ", resident.insz.revealedDigits)
            writer.name(of: resident, since: resident.birthDate)
            writer.coded("Geslacht", resident.sex.code, resident.sex.label)
            states(&writer)
            if let home = resident.home { writer.keeper(home) }
            writer.coded("Register", "02", "Bevolkingsregister")
            list(&writer, "Nationaliteiten", "Nationaliteit", resident.nationalities, Labels.nationalities)
            event(&writer, "Geboorte", resident.birthDate)
            if let death = resident.death { event(&writer, "Overlijden", death) }
            list(&writer, "BurgerlijkeStaten", "BurgerlijkeStaat", resident.civilStates, Labels.civilStates)
            addresses(&writer)
            household(&writer)
            cohabitation(&writer)
            administrator(&writer)
        }
    }

    private func states(_ writer: inout MessageWriter) {
        list(&writer, "Statussen", "Status", resident.fileStates, Labels.fileStates)
    }

    private func event(_ writer: inout MessageWriter, _ name: String, _ date: PartialDate) {
        writer.element(name, ("DatumBegin", date.text)) { writer in writer.leaf("Datum", date.text) }
    }

    private func list(
        _ writer: inout MessageWriter, _ list: String, _ item: String, _ entries: [Dated], _ labels: [String: String]
    ) {
        guard !entries.isEmpty else { return }
        writer.element(list) { writer in
            for entry in entries {
                writer.element(item, ("DatumBegin", entry.since?.text)) { writer in
                    writer.leaf("Code", entry.code)
                    writer.leaf("Omschrijving", labels[entry.code])
                    partner(&writer, entry)
                }
            }
        }
    }

    private func partner(_ writer: inout MessageWriter, _ entry: Dated) {
        guard let other = entry.partner.flatMap(population.resident(slug:)) else { return }
        writer.element("Partner") { writer in writer.otherPerson(other) }
    }

    private func addresses(_ writer: inout MessageWriter) {
        let home = register == "KSZ" ? resident.kszHome ?? resident.home : resident.home
        guard home != nil || resident.foreignHome != nil || resident.withheldAddress != nil else { return }
        writer.element("Adressen") { writer in
            if let home { writer.mainResidence(home) }
            if let foreign = resident.foreignHome { write(foreign, to: &writer) }
            guard let withheld = resident.withheldAddress else { return }
            writer.element("NietMededeelbaarAdres", ("DatumBegin", withheld.since.text)) { writer in
                writer.element("Periode") { writer in
                    writer.leaf("Begindatum", withheld.since.text)
                    writer.leaf("Einddatum", withheld.until.text)
                }
                writer.leaf("DatumBeslissingCollege", withheld.since.text)
            }
        }
    }

    private func write(_ foreign: ForeignResidence, to writer: inout MessageWriter) {
        writer.element("VerblijfplaatsBuitenland", ("DatumBegin", foreign.since?.text)) { writer in
            writer.element("DiplomatiekePost") { writer in
                writer.leaf("Code", foreign.post)
                writer.leaf("Omschrijving", foreign.postName)
                writer.country(foreign.country, foreign.countryISO, foreign.countryName)
            }
            writer.country(foreign.country, foreign.countryISO, foreign.countryName)
            writer.element("Teksten") { writer in
                for line in foreign.lines { writer.leaf("Tekst", line) }
            }
        }
    }

    /// The reference person's record lists the members, the others' name the reference person with their own position;
    /// someone alone has one entry without a number.
    private func household(_ writer: inout MessageWriter) {
        guard resident.isRegistered else { return }
        let members = population.household(of: resident)
        let since = resident.membership?.since ?? resident.home?.since
        if members.count > 1, let head = members.first, head.insz != resident.insz {
            writer.element("Referentiepersoon", ("DatumBegin", since?.text)) { writer in
                writer.otherPerson(head)
                position(&writer, resident)
            }
            return
        }
        writer.element("Gezinsleden") { writer in
            guard members.count > 1 else {
                writer.element("Gezinslid", ("DatumBegin", since?.text)) { writer in position(&writer, resident) }
                return
            }
            for member in members.dropFirst() {
                writer.element("Gezinslid", ("DatumBegin", member.membership?.since?.text)) { writer in
                    writer.otherPerson(member)
                    position(&writer, member)
                }
            }
        }
    }

    private func position(_ writer: inout MessageWriter, _ member: Resident) {
        let code = member.membership?.position ?? "01"
        writer.coded("Positie", code, Labels.positions[code])
    }

    private func cohabitation(_ writer: inout MessageWriter) {
        guard let cohabitation = resident.cohabitation else { return }
        writer.element("WettelijkeSamenwoning", ("DatumBegin", cohabitation.since?.text)) { writer in
            writer.leaf("Datum", cohabitation.since?.date?.text)
            partner(&writer, cohabitation)
            writer.element("Plaats") { writer in writer.country("150", "BEL", "België") }
        }
    }

    private func administrator(_ writer: inout MessageWriter) {
        guard let name = resident.administrator else { return }
        writer.element("Bewindvoerders") { writer in
            writer.element("Bewindvoerder") { writer in
                writer.coded("JuridischStatuut", "1", "Beschermde persoon")
                writer.element("Identiteit") { writer in writer.leaf("Tekst", name) }
            }
        }
    }
}
