import Core

extension MessageWriter {
    /// `INSZ`, `Naam`, `Geslacht`, `Geboortedatum`: a person named in another person's record.
    mutating func otherPerson(_ resident: Resident) {
        leaf("INSZ", resident.insz.revealedDigits)
        name(of: resident)
        coded("Geslacht", resident.sex.code, resident.sex.label)
        leaf("Geboortedatum", resident.birthDate.text)
    }

    mutating func name(of resident: Resident, since: PartialDate? = nil) {
        element("Naam", ("DatumBegin", since?.text)) { writer in
            writer.element("Achternamen") { writer in
                for name in resident.familyNames { writer.leaf("Achternaam", name) }
            }
            guard !resident.givenNames.isEmpty else { return }
            writer.element("Voornamen") { writer in
                for name in resident.givenNames { writer.leaf("Voornaam", name) }
            }
        }
    }

    mutating func mainResidence(_ home: Residence) {
        element("Hoofdverblijfplaats", ("DatumBegin", home.since?.text)) { writer in
            let address = home.address
            writer.named("Straatnaam", address.street)
            writer.leaf("Huisnummer", address.number)
            writer.leaf("Busnummer", address.box)
            writer.named("Gemeentenaam", address.municipalityName)
            writer.named("Land", "BELGIE")
            writer.leaf("Postcode", address.postcode)
            writer.leaf("NISCodeLand", "150")
            writer.leaf("ISOCodeLand", "BEL")
            writer.leaf("NISCodeGemeente", address.municipality)
            writer.leaf("StraatCode", address.streetCode)
            guard let situation = home.referenceSituation else { return }
            writer.element("ReferentieAdres") { writer in
                writer.leaf("Begindatum", home.since?.earliest.text ?? "2000-01-01")
                writer.element("Details") { writer in
                    writer.coded("Situatie", situation, Labels.referenceSituations[situation])
                }
            }
        }
    }

    /// The municipality that keeps the file.
    mutating func keeper(_ home: Residence) {
        element("Beheerder", ("DatumBegin", home.since?.text)) { writer in
            writer.element("Plaats") { writer in
                writer.element("Gemeente") { writer in
                    writer.leaf("NISCode", home.address.municipality)
                    writer.leaf("Naam", home.address.municipalityName)
                }
                writer.country("150", "BEL", "België")
            }
        }
    }

    mutating func country(_ code: String, _ iso: String, _ name: String) {
        element("Land") { writer in
            writer.leaf("NISCode", code)
            writer.leaf("ISOCode", iso)
            writer.leaf("Naam", name)
        }
    }

    private mutating func named(_ name: String, _ text: String) {
        element(name) { writer in
            writer.leaf("String", text)
            writer.leaf("Taal", "nl")
        }
    }
}
