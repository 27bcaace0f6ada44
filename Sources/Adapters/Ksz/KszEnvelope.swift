import Core
import Mapping
import OnlyOnce
import Wire

/// A question to the KSZ as SOAP 1.1 (FIELD 5): who asks, by which decision, and the criteria.
struct KszEnvelope {
    let mapping: CompiledMapping
    let call: SourceCall
    let customer: EnterpriseNumber
    /// The decision of the Information Security Committee, as agreed with the KSZ.
    let legalContext: String
    let now: Instant

    func bytes() throws(WireError) -> [UInt8] {
        var xml = XMLWriter()
        xml.open("soapenv:Envelope", ["xmlns:soapenv": "http://schemas.xmlsoap.org/soap/envelope/"])
        xml.element("soapenv:Header") { _ in }
        xml.open("soapenv:Body")
        xml.open("ksz:" + mapping.request.element, ["xmlns:ksz": mapping.request.namespace])
        xml.element("informationCustomer") { xml in
            xml.element("ticket", text: call.reference)
            xml.element("timestampSent", text: now.rfc3339)
            xml.element("customerIdentification") { $0.element("cbeNumber", text: customer.digits) }
        }
        xml.element("legalContext", text: legalContext)
        xml.open("criteria")
        let inputs = RequestInputs(
            subject: call.number, referenceDate: call.referenceDate, wanted: call.attributes, finality: call.finality,
            given: call.given)
        for element in mapping.request.content(inputs) { write(element, to: &xml) }
        for _ in 0..<4 { xml.close() }
        return try xml.finish()
    }

    private func write(_ element: RequestElement, to xml: inout XMLWriter) {
        xml.open(element.name)
        if let text = element.text { xml.text(text) }
        for child in element.children { write(child, to: &xml) }
        xml.close()
    }

    /// Whether a text can be a legal context: `LegalContextType` of the KSZ's common schema.
    static func isLegalContext(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (2...64).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return false }
        return isAlphanumeric(first) && last != 0x20
            && bytes.allSatisfy { isAlphanumeric($0) || [0x5F, 0x3A, 0x2B, 0x2D, 0x20].contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}
