import Core

/// The content of GeefOnderneming 02.00: the record in the KBO, whose street names stand in the descriptions.
struct EnterpriseMessage {
    let enterprise: Enterprise

    func write(to writer: inout MessageWriter) {
        let enterprise = enterprise
        let start = enterprise.start.text
        writer.element("Onderneming") { writer in
            writer.leaf("Ondernemingsnummer", enterprise.number.digits)
            writer.coded("AuthentiekBron", "03", "KBO")
            writer.element("OndernemingOfVestiging") { writer in
                writer.leaf("Code", "1", ("Beschrijving", "Onderneming"))
            }
            writer.coded("StatusKBO", enterprise.isActive ? "AC" : "ST", enterprise.isActive ? "Actief" : "Stopgezet")
            writer.element("SoortOnderneming") { writer in
                writer.leaf("Code", "2", ("Beschrijving", "Rechtspersoon"))
            }
            writer.element("Namen") { writer in
                writer.element("MaatschappelijkeNamen") { writer in
                    writer.element("MaatschappelijkeNaam", ("DatumBegin", start)) { writer in
                        writer.leaf("Naam", enterprise.name)
                        writer.leaf("Taalcode", "nl")
                    }
                }
            }
            writer.element("Adressen") { writer in
                writer.element("Adres", ("DatumBegin", start)) { writer in seat(&writer, enterprise.address) }
            }
            writer.element("Start") { writer in writer.leaf("Datum", start) }
            writer.element("Inschrijving") { writer in writer.leaf("Datum", start) }
            if let end = enterprise.end {
                writer.element("Stopzetting") { writer in
                    writer.leaf("Code", "013")
                    writer.leaf("Omschrijving", "Vereffening")
                    writer.leaf("Datum", end.text)
                }
            }
            writer.element("Rechtsvormen") { writer in
                writer.coded("Rechtsvorm", enterprise.form, enterprise.formName, ("DatumBegin", start))
            }
            writer.element("Rechtstoestanden") { writer in
                let label = enterprise.situation == "000" ? "Normale toestand" : "Bijzondere toestand"
                writer.coded("Rechtstoestand", enterprise.situation, label, ("DatumBegin", start))
            }
            activity(&writer)
        }
    }

    private func seat(_ writer: inout MessageWriter, _ address: Address) {
        writer.element("Straat") { writer in writer.leaf("Code", address.streetCode) }
        writer.leaf("Huisnummer", address.number)
        writer.leaf("Busnummer", address.box)
        writer.element("Gemeente") { writer in
            writer.leaf("NISCode", address.municipality)
            writer.leaf("PostCode", address.postcode)
        }
        writer.country("150", "BE", "BELGIE")
        writer.coded("Type", "001", "Zetel")
        writer.element("Descripties") { writer in
            writer.element("Descriptie") { writer in
                writer.element("Adres") { writer in
                    writer.element("Straat") { writer in writer.leaf("Naam", address.street) }
                    writer.element("Gemeente") { writer in writer.leaf("Naam", address.municipalityName) }
                    writer.element("Land") { writer in
                        writer.leaf("NISCode", "150")
                        writer.leaf("Naam", "België")
                    }
                }
                writer.leaf("Taalcode", "nl")
            }
        }
    }

    private func activity(_ writer: inout MessageWriter) {
        guard let code = enterprise.activity else { return }
        writer.element("Activiteiten") { writer in
            writer.element("Activiteit", ("DatumBegin", enterprise.start.text)) { writer in
                writer.element("Nace") { writer in
                    writer.leaf("Code", code)
                    writer.leaf("Versie", "2008")
                }
                writer.element("Type") { writer in
                    writer.leaf("Code", "P", ("Beschrijving", "Hoofdactiviteit"))
                }
                writer.leaf("Groep", "001")
            }
        }
    }
}
