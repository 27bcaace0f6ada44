import Core
import Mapping
import OnlyOnce
import Wire

/// A MAGDA question as SOAP 1.1 (FIELD 1.1, 1.2): only the root of the body is in a namespace.
struct MagdaEnvelope {
    let mapping: CompiledMapping
    let call: SourceCall
    /// The `Referte` of this attempt.
    let reference: String
    /// The last day of a period that the question opens.
    var lastDay: CalendarDate?
    let now: Instant

    func bytes() throws(WireError) -> [UInt8] {
        var xml = XMLWriter()
        xml.open("soapenv:Envelope", ["xmlns:soapenv": "http://schemas.xmlsoap.org/soap/envelope/"])
        xml.element("soapenv:Header") { _ in }
        xml.open("soapenv:Body")
        xml.open(mapping.request.element, ["xmlns": mapping.request.namespace])
        xml.element("Verzoek", ["xmlns": ""]) { xml in
            context(&xml)
            xml.element("Vragen") { xml in
                xml.element("Vraag") { xml in
                    xml.element("Referte", text: reference)
                    let content = mapping.request.content(
                        RequestInputs(
                            subject: call.number, referenceDate: call.referenceDate, wanted: call.attributes,
                            finality: call.finality, lastDay: lastDay, receipt: call.receipt, given: call.given))
                    if mapping.request.style == .magdaBare {
                        for element in content { write(element, to: &xml) }
                    } else {
                        xml.element("Inhoud") { xml in
                            for element in content { write(element, to: &xml) }
                        }
                    }
                }
            }
        }
        for _ in 0..<3 { xml.close() }
        return try xml.finish()
    }

    private func context(_ xml: inout XMLWriter) {
        xml.element("Context") { xml in
            xml.element("Naam", text: mapping.service)
            xml.element("Versie", text: mapping.version)
            xml.element("Bericht") { xml in
                xml.element("Type", text: "VRAAG")
                xml.element("Tijdstip") { xml in
                    xml.element("Datum", text: BelgianCalendar.date(at: now).text)
                    // Milliseconds of zero: some services refuse any other (FIELD 1.2).
                    xml.element("Tijd", text: BelgianCalendar.time(at: now) + ".000")
                }
                xml.element("Afzender") { xml in
                    xml.element("Identificatie", text: call.finality.identification)
                    xml.element("Referte", text: reference)
                    xml.element("Hoedanigheid", text: call.finality.hoedanigheid)
                }
            }
        }
    }

    private func write(_ element: RequestElement, to xml: inout XMLWriter) {
        xml.open(element.name)
        if let text = element.text { xml.text(text) }
        for child in element.children { write(child, to: &xml) }
        xml.close()
    }
}
