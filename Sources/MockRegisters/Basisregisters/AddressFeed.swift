import Core

/// The change feed of addresses: CloudEvents, of which each address of the folder has one, its creation, and each that was
/// said to change another.
struct AddressFeed {
    private static let size = 100
    private static let namespace = "https://data.vlaanderen.be/id/adres"

    let book: AddressBook
    /// The ids of addresses that changed since, in their order.
    let changed: [String]

    /// The events after a position, the oldest first.
    func page(after position: Int, now: Instant) -> JSONReply {
        let known = book.addresses.filter { $0.register != nil }
        let told =
            known.map { ($0, "create", "AddressWasProposedV2") }
            + changed.compactMap { id in known.first { $0.register == id } }
            .map { ($0, "update", "AddressHouseNumberWasCorrectedV2") }
        let events = told.enumerated().dropFirst(max(0, position)).prefix(Self.size).map { index, item in
            event(item.0, kind: item.1, type: item.2, id: index + 1)
        }
        return JSONReply(
            status: 200, body: .array(Array(events)), type: "application/cloudevents-batch+json")
    }

    private func event(_ address: Address, kind: String, type: String, id: Int) -> JSON {
        let object = address.register ?? "0"
        return [
            "specversion": "1.0", "id": .string(String(id)), "time": "2023-11-01T13:50:05Z",
            "type": .string("basisregisters.address.\(kind).v1"),
            "source": .string(AddressBook.base + "/feeds/wijzigingen/adressen"),
            "datacontenttype": "application/json", "dataschema": "urn:basisregisters:schemas:feeds:wijzigingen:adres",
            "basisregisterseventtype": .string(type), "basisregisterscausationid": .string("c-" + object),
            "data": [
                "@id": .string(Self.namespace + "/" + object), "objectId": .string(object),
                "naamruimte": .string(Self.namespace), "versieId": "2023-11-01T14:50:05+01:00",
                "nisCodes": [.string(address.municipality)],
                "attributen": [
                    ["naam": "huisnummer", "nieuweWaarde": .string(address.number)]
                ],
            ],
        ]
    }
}
