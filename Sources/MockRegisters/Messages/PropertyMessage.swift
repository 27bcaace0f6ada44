import Core

/// The content of ZoekEigendomstoestanden 02.00: the parcels that a person has a right on.
///
/// Co-owners come along only where the request asks for them (`MedeEigenaars`).
struct PropertyMessage {
    let inquiry: Inquiry
    let properties: [Property]

    private var withCoOwners: Bool { inquiry.criteria?["MedeEigenaars"]?.trimmed == "1" }
    private var withBuildings: Bool { inquiry.question.content["Gebouwenregister"]?.trimmed == "1" }
    /// Whether the mark of who lives there is asked for.
    private var withResidence: Bool {
        inquiry.question.content["GestructureerdeRechtenWoontOp"]?.trimmed == "1"
    }

    func write(to writer: inout MessageWriter) {
        let owners = withCoOwners ? properties.flatMap(\.coOwners) : []
        let others = Set(owners).sorted().compactMap(inquiry.population.resident(slug:))
        writer.element("Eigendom") { writer in
            writer.element("Partijen") { writer in
                writer.list("Personen", "Persoon", [inquiry.resident] + others) { writer, person in
                    write(person, to: &writer)
                }
            }
            writer.list("Eigendomstoestanden", "Eigendomstoestand", Array(properties.enumerated())) { writer, entry in
                status(&writer, entry.element, entry.offset)
                parcel(&writer, entry.element, entry.offset)
                rights(&writer, entry.element)
            }
        }
    }

    private func write(_ person: Resident, to writer: inout MessageWriter) {
        writer.leaf("PartijId", Self.party(person))
        writer.leaf("INSZ", person.insz.revealedDigits, ("Bron", "NRN"))
        writer.name(of: person)
        writer.leaf("Geboortedatum", person.birthDate.text)
        if let home = person.home {
            writer.element("Gemeente") { writer in writer.leaf("PostCode", home.address.postcode) }
        }
        writer.country("150", "BE", "BELGIE")
    }

    private func status(_ writer: inout MessageWriter, _ property: Property, _ index: Int) {
        writer.element("StatusInformatie") { writer in
            let article = "4199903199000600000" + String(100 + index)
            writer.period("ArtikelInschrijving", article, article, begin: "Huidig", end: "Voorgaand")
            writer.period("Versie", property.since.text + " 11:46:00", nil)
            writer.period("PeriodeStatus", nil, String(property.since.year), end: "JaarBegin")
            writer.leaf("EigendomId", String(12_188_000 + index))
        }
    }

    private func parcel(_ writer: inout MessageWriter, _ property: Property, _ index: Int) {
        writer.element("Perceel") { writer in
            writer.element("Identificatie") { writer in
                writer.coded("KadastraleAfdeling", "41999", "ZONNEGEM 1 AFD")
                writer.leaf("Sectie", "A")
                writer.leaf("Grondnummer", String(155 + index))
                writer.leaf("Partitie", "P0000")
            }
            writer.element("AlgemeneInformaties") { writer in
                writer.element("AlgemeneInformatie") { writer in
                    writer.element("KadastraalInkomen") { writer in
                        writer.leaf("Bedrag", String(property.income))
                        writer.coded("Lettercode", "F", "Belastbaar kadastraal inkomen")
                        writer.coded("CijferCode", "2", "Gewoon gebouwd onroerend goed")
                    }
                    if let address = property.address {
                        writer.element("Gemeente") { writer in
                            writer.leaf("NISCode", address.municipality)
                            writer.leaf("Naam", address.municipalityName)
                        }
                    }
                    writer.leaf("VolgordeOnderdelen", "01")
                    writer.element("Oppervlakte") { writer in writer.leaf("Belast", "177") }
                }
            }
            if let address = property.address {
                writer.element("Gebouwen") { writer in
                    writer.element("Gebouw") { writer in building(&writer, address) }
                }
            }
            writer.coded("AardKadastraalPerceel", property.kind, property.kind == "200" ? "HUIS" : "PRIVATIEF DEEL#")
            writer.leaf("LiggingIdPerceel", String(10_009_634 + index))
        }
    }

    private func building(_ writer: inout MessageWriter, _ address: Address) {
        writer.element("Adres") { writer in
            writer.element("Straat") { writer in
                writer.leaf("Code", address.streetCode)
                writer.leaf("Naam", address.street)
            }
            writer.leaf("Huisnummer", address.number)
            writer.leaf("Busnummer", address.box)
            writer.element("Gemeente") { writer in
                writer.leaf("NISCode", address.municipality)
                writer.leaf("Naam", address.municipalityName)
            }
            writer.country("150", "BEL", "BELGIE")
        }
        writer.leaf("AdresId", address.register)
        if withBuildings, let unit = address.unit {
            writer.element("AdresseerbareObjecten") { writer in
                writer.element("AdresseerbaarObject") { writer in
                    writer.leaf("ObjectType", "gebouweenheid")
                    writer.leaf("ObjectId", unit)
                    writer.leaf("Detail", AddressBook.base + "/gebouweenheden/" + unit)
                }
            }
        }
        writer.leaf("AantalWoongelegenheden", "1")
    }

    private func rights(_ writer: inout MessageWriter, _ property: Property) {
        let address = property.address?.slug
        let persons = [inquiry.resident] + property.coOwners.compactMap(inquiry.population.resident(slug:))
        let shown = withCoOwners ? persons : [inquiry.resident]
        writer.list("EigenaarsRechten", "EigenaarRecht", shown) { writer, person in
            writer.element("LijstId", ("Type", "Individueel")) { writer in
                let livesHere = address != nil && person.home?.address.slug == address
                let mark = withResidence ? (livesHere ? "1" : "0") : nil
                writer.leaf("PartijId", Self.party(person), ("WoontOpEigendom", mark))
            }
            writer.coded("Type", "4", "Natuurlijk persoon")
            writer.element("ZakelijkRecht") { writer in
                writer.element("Ongestructureerd") { writer in
                    writer.list("Rechten", "Recht", [property]) { writer, property in
                        writer.coded("Type", property.right, Labels.rights[property.right])
                        writer.element("Aandeel") { writer in
                            writer.leaf("Noemer", String(property.denominator))
                            writer.leaf("Teller", String(property.numerator))
                        }
                        writer.flag("NietBepaald", false)
                    }
                }
            }
        }
    }

    /// The land register's own number of a party, which is not the national number.
    private static func party(_ person: Resident) -> String {
        String(person.slug.utf8.reduce(3_000_000) { ($0 * 31 + Int($1)) % 9_000_000 + 1_000_000 })
    }
}
