import Core

/// The content of GeefVolledigDossierHandicap 03.00: here no more than the recognition and who it is about.
struct FlemishHandicapMessage {
    let inquiry: Inquiry
    let recognition: Period

    func write(to writer: inout MessageWriter) {
        writer.element("GeefVolledigDossierHandicap") { writer in
            writer.element("persoonsgegevens") { writer in
                writer.leaf("rijksregisternummer", inquiry.digits)
                writer.leaf("dossiernummer", "123456")
                writer.element("erkenningHandicap") { writer in
                    writer.boolean("heeftHandicap", recognition.holds(on: inquiry.today))
                    writer.leaf("startdatum", recognition.since.text + "+01:00")
                    // The source's word for an end that is open.
                    writer.leaf("einddatum", recognition.until?.text ?? "9999-12-31")
                }
            }
            writer.element("diagnose") { writer in
                writer.list("stoornissen", "stoornissenItem", ["G09"]) { writer, code in
                    writer.leaf("code", code)
                    writer.leaf("naam", "Een stoornis, die niemand buiten de zorg mag zien")
                }
            }
        }
    }
}
