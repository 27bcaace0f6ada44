extension MessageWriter {
    /// The parts of an address in the older style (FIELD 1.4), inside an element of the caller's.
    mutating func address(_ address: Address) {
        element("Straat") { writer in
            writer.leaf("Code", address.streetCode)
            writer.leaf("Naam", address.street)
        }
        leaf("Huisnummer", address.number)
        leaf("Busnummer", address.box)
        element("Gemeente") { writer in
            writer.leaf("NISCode", address.municipality)
            writer.leaf("PostCode", address.postcode)
            writer.leaf("Naam", address.municipalityName)
        }
        country("150", "BEL", "België")
    }
}
