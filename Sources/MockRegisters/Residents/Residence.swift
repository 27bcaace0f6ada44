import Core

/// Where the register says that a person lives, and since when.
struct Residence: Sendable {
    let address: Address
    let since: PartialDate?
    /// The kind of a reference address (IT024, `0010` = through an OCMW); `nil` is a main residence.
    let referenceSituation: String?

    init(record: FileRecord, addresses: [String: Address], isReference: Bool) throws(MockRegistersError) {
        try record.allow(isReference ? ["at", "since", "situation"] : ["at", "since"])
        let slug = try record.required("at")
        guard let address = addresses[slug] else { throw record.failure(.unknownAddress, "at") }
        self.address = address
        since = try record.date("since")
        referenceSituation = isReference ? try record.text("situation") ?? "0010" : nil
    }
}
