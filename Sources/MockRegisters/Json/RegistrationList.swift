import Core

/// The vehicles registered in a resident's name, as MAGDA's mobility service words them (FIELD 4.2).
struct RegistrationList {
    let resident: Resident

    /// `self` names no person: the number that was asked for stays out of it.
    var json: JSON {
        let items = resident.records.plates.map(item)
        return [
            "@context": "https://vlaamseoverheid.atlassian.net/wiki/download/Mobility-context.jsonld",
            "self": "/registrations", "items": .array(items), "total": .integer(Int64(items.count)),
        ]
    }

    private func item(_ plate: Plate) -> JSON {
        let since = plate.since.text + "T00:00:00Z"
        return [
            "license": [
                "plateNr": .string(plate.number), "plateType": ["code": "NM", "description": "Normaal"],
                "languageCode": "NL", "startSituationDate": .string(since), "lastRegistrationDate": .string(since),
                "status": [
                    "code": .string(plate.status),
                    "description": plate.status == "REG" ? "Ingeschreven" : "Geschrapt",
                ],
            ],
            "titular": titular,
            "transaction": ["typeCode": "REG", "dateTime": .string(since)],
            "vehicle": [
                "vin": .string("WVWZZZ" + plate.number + "0000"), "unifier": "01",
                "category": ["code": .string(plate.category)], "makeName": .string(plate.make),
                "firstRegistrationDate": .string(plate.since.text), "handicapIndicator": false,
            ],
        ]
    }

    private var titular: JSON {
        .compact([
            "type": "P", "source": "RRN",
            "person": [
                "nationalNr": ["identificator": .string(resident.insz.revealedDigits)],
                "lastName": .array(resident.familyNames.map(JSON.string)),
                "firstName": .array(resident.givenNames.map(JSON.string)),
                "birthYear": .string(String(resident.birthDate.year)),
            ],
            "contactInfo": resident.home.map { ["registrationAddress": address($0.address)] },
        ])
    }

    private func address(_ address: Address) -> JSON {
        [
            "streetName": ["string": .string(address.street)], "houseNumber": .string(address.number),
            "postalCode": .string(address.postcode), "cityNisCode": .string(address.municipality),
            "cityName": ["string": .string(address.municipalityName)],
        ]
    }
}
