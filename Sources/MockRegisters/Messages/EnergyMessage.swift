import Core

/// The content of GeefEpc 02.01: the energy certificate of an address.
///
/// No answer of the real service was at hand; the names are those that the mapping expects.
struct EnergyMessage {
    let address: Address
    let certificate: EnergyCertificate

    func write(to writer: inout MessageWriter) {
        writer.list("EPCs", "EPC", [certificate]) { writer, certificate in
            writer.leaf("Certificaatnummer", certificate.number)
            writer.element("Adres") { writer in writer.address(address) }
            writer.element("Energielabel") { writer in writer.leaf("Code", certificate.label) }
            writer.leaf("Energiescore", String(certificate.value))
            writer.leaf("DatumOpmaak", certificate.issued.text)
            writer.leaf("DatumGeldigTot", certificate.until.text)
        }
    }
}
