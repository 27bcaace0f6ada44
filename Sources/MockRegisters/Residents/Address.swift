/// A Belgian address, written once in `mocks/addresses` and shared by everyone who lives there.
struct Address: Sendable {
    let slug: String
    let street: String
    /// The street code of the Rijksregister, at most four digits.
    let streetCode: String?
    let number: String
    let box: String?
    let postcode: String
    /// The NIS code of the municipality, five digits.
    let municipality: String
    let municipalityName: String
    /// The id in the address register, and of the building unit; an address that it does not know has none.
    let register: String?
    let unit: String?
    let energy: EnergyCertificate?
    /// The parking zone, by the municipality's own table.
    let zone: String?

    init(slug: String, record: FileRecord) throws(MockRegistersError) {
        try record.allow([
            "street", "streetCode", "number", "box", "postcode", "municipality", "municipalityName", "register", "unit",
            "energy", "zone",
        ])
        self.slug = slug
        street = try record.required("street")
        streetCode = try record.text("streetCode")
        number = try record.required("number")
        box = try record.text("box")
        postcode = try record.required("postcode")
        municipality = try record.required("municipality")
        municipalityName = try record.required("municipalityName")
        register = try record.text("register")
        unit = try record.text("unit")
        energy = try record.one("energy", EnergyCertificate.init(record:))
        zone = try record.text("zone")
    }
}
