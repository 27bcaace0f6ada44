/// A question in the KSZ's own style (FIELD 5): who asks, by which decision, and the criteria.
struct KszQuestion {
    let root: XMLElement
    let customer: XMLElement
    let legalContext: String
    let criteria: XMLElement
    /// Not yet checked.
    let digits: String

    /// `nil` for what the KSZ's schema refuses.
    init?(_ bytes: [UInt8]) {
        guard let envelope = try? XMLScanner.document(bytes), envelope.name == "Envelope",
            envelope.namespace == Question.soap, let body = envelope.child("Body"), body.children.count == 1,
            let root = body.children.first, root.namespace.hasPrefix("http://kszbcss.fgov.be/intf/"),
            root.name.hasSuffix("Request"), let customer = root["informationCustomer"],
            let number = customer["customerIdentification", "cbeNumber"]?.trimmed, number.utf8.count == 10,
            let legalContext = root["legalContext"]?.trimmed, legalContext.utf8.count <= 64,
            let criteria = root["criteria"], criteria["referenceDate"]?.trimmed != nil,
            criteria["handicapAuthenticSources"] != nil, criteria["parts"] != nil,
            let digits = criteria["ssin"]?.trimmed, digits.utf8.count == 11
        else { return nil }
        self.root = root
        self.customer = customer
        self.legalContext = legalContext
        self.criteria = criteria
        self.digits = digits
    }

    var operation: String { String(root.name.dropLast("Request".count)) }
}
