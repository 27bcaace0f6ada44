import Core

/// The address register (Basisregisters Vlaanderen, `/v2`) over the addresses of the folder.
struct AddressBook {
    static let base = "https://api.basisregisters.vlaanderen.be/v2"
    private static let names = "https://data.vlaanderen.be/id/"

    let addresses: [Address]

    /// What stands where in `adresmatch`: the parts of an address, each optional but the street.
    struct Parts {
        let municipality: String?
        let niscode: String?
        let postcode: String?
        let street: String
        let number: String?
        let box: String?
    }

    /// The best ten; an address without its number is a worse match, and none is a warning.
    func match(_ parts: Parts) -> JSON {
        let inStreet = addresses.filter { address in
            address.register != nil && address.street.lowercased() == parts.street.lowercased()
                && (parts.postcode == nil || parts.postcode == address.postcode)
                && (parts.niscode == nil || parts.niscode == address.municipality)
                && (parts.municipality == nil
                    || parts.municipality?.lowercased() == address.municipalityName.lowercased())
        }
        let exact = inStreet.filter { $0.number == parts.number && $0.box == parts.box }
        let found = exact.isEmpty ? inStreet : exact
        let score = exact.isEmpty ? 62 : 100
        var warnings: [JSON] = []
        if inStreet.isEmpty {
            warnings.append(["code": "4", "message": "Onbekende 'straatnaam'."])
        } else if exact.isEmpty {
            warnings.append(["code": "11", "message": "Onbekend 'huisnummer'."])
        }
        let matches = found.prefix(10).map { address -> JSON in
            var members = detail(address).object ?? [:]
            members["score"] = .integer(Int64(score))
            members["links"] = .array([])
            return .object(members)
        }
        return ["adresMatches": .array(Array(matches)), "warnings": .array(warnings)]
    }

    func address(id: String) -> Address? { addresses.first { $0.register == id } }

    /// One address, as the register words it.
    func detail(_ address: Address) -> JSON {
        let id = address.register ?? "0"
        return .compact([
            "@context": "https://docs.basisregisters.vlaanderen.be/context/adres/2023-02-28/adres_detail.jsonld",
            "@type": "Adres",
            "identificator": identifier("adres", id),
            "detail": .string(Self.base + "/adressen/" + id),
            "gemeente": [
                "objectId": .string(address.municipality),
                "detail": .string(Self.base + "/gemeenten/" + address.municipality),
                "gemeentenaam": name(address.municipalityName),
            ],
            "postinfo": [
                "objectId": .string(address.postcode), "detail": .string(Self.base + "/postinfo/" + address.postcode),
            ],
            "straatnaam": [
                "objectId": .string("69" + (address.streetCode ?? "0")),
                "detail": .string(Self.base + "/straatnamen/69" + (address.streetCode ?? "0")),
                "straatnaam": name(address.street),
            ],
            "huisnummer": .string(address.number),
            "busnummer": address.box.map(JSON.string),
            "volledigAdres": name(line(address)),
            "adresStatus": "inGebruik",
            "officieelToegekend": true,
        ])
    }

    /// The building units at an address.
    func units(atAddress id: String) -> JSON {
        let units = addresses.filter { $0.register == id }.compactMap(\.unit).map { unit -> JSON in
            [
                "@type": "Gebouweenheid", "identificator": identifier("gebouweenheid", unit),
                "detail": .string(Self.base + "/gebouweenheden/" + unit), "gebouweenheidStatus": "gerealiseerd",
            ]
        }
        return [
            "@context": "https://docs.basisregisters.vlaanderen.be/context/gebouweenheid/gebouweenheid_lijst.jsonld",
            "gebouweenheden": .array(units),
        ]
    }

    private func line(_ address: Address) -> String {
        let box = address.box.map { " bus " + $0 } ?? ""
        return address.street + " " + address.number + box + ", " + address.postcode + " " + address.municipalityName
    }

    private func name(_ text: String) -> JSON { ["geografischeNaam": ["spelling": .string(text), "taal": "nl"]] }

    private func identifier(_ kind: String, _ id: String) -> JSON {
        [
            "id": .string(Self.names + kind + "/" + id), "naamruimte": .string(Self.names + kind),
            "objectId": .string(id), "versieId": "2023-11-01T14:50:05+01:00",
        ]
    }
}
