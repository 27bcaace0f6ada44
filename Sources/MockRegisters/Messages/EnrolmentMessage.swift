import Core

/// The content of GeefHistoriekInschrijving 02.01: three sources behind one question, each of which may have nothing or
/// give no answer while the others do.
struct EnrolmentMessage {
    let inquiry: Inquiry
    /// Whether the source of adult education is out of reach.
    let isPartial: Bool

    /// The sources asked, all three where the criteria name none.
    private var sources: [String] {
        let named = inquiry.criteria?["Bronnen"]?.children("Bron").compactMap(\.trimmed) ?? []
        return Enrolment.origins.keys.sorted().filter { named.isEmpty || named.contains($0) }
    }

    private var enrolments: [Enrolment] {
        let period = inquiry.criteria?["Periode"]
        let first = (period?["BeginDatum"] ?? period?["Begin"])?.trimmed.flatMap(CalendarDate.init)
        let last = (period?["EindDatum"] ?? period?["Einde"])?.trimmed.flatMap(CalendarDate.init)
        let sources = sources
        return inquiry.resident.records.enrolments.filter {
            sources.contains($0.source) && $0.period.overlaps(first, last) && !(isPartial && $0.source == "VWO")
        }
    }

    var part: AnswerPart {
        let enrolments = enrolments
        var part = AnswerPart()
        if !enrolments.isEmpty {
            part.content = { writer in
                writer.list("Inschrijvingen", "Inschrijving", enrolments) { writer, enrolment in
                    write(enrolment, to: &writer)
                }
            }
        }
        for source in sources {
            if isPartial, source == "VWO" {
                part = part.with(.noAnswer)
            } else if let origin = Enrolment.origins[source], !enrolments.contains(where: { $0.source == source }) {
                part = part.with(.noEnrolment(origin))
            }
        }
        return part
    }

    private func write(_ enrolment: Enrolment, to writer: inout MessageWriter) {
        writer.leaf("Bron", enrolment.source)
        writer.leaf("Referte", enrolment.source + "-" + String(enrolment.year) + "-" + enrolment.schoolNumber)
        writer.element("Instelling") { writer in
            writer.leaf("Instellingsnummer", enrolment.schoolNumber)
            writer.leaf("OfficieleNaam", enrolment.school)
            writer.element("Contactgegevens") { _ in }
        }
        switch enrolment.source {
        case "HO": higher(&writer, enrolment)
        case "VWO": adult(&writer, enrolment)
        default: compulsory(&writer, enrolment)
        }
    }

    private func compulsory(_ writer: inout MessageWriter, _ enrolment: Enrolment) {
        writer.element("LeerplichtOnderwijs") { writer in
            writer.coded("SoortProgramma", "1", "Voltijds")
            writer.leaf("DatumInschrijving", enrolment.period.since.text)
            writer.leaf("Schooljaar", String(enrolment.year))
            writer.element("InschrijvingAdministratieveGroep") { writer in
                writer.period("Periode", enrolment.period.since.text, enrolment.period.until?.text)
                writer.element("AdministratieveGroep") { writer in
                    writer.leaf("Nummer", "21338")
                    writer.coded("Niveau", enrolment.level, Labels.levels[enrolment.level])
                    let isSpecial = enrolment.special != nil
                    writer.coded(
                        "SoortOnderwijs", isSpecial ? "2" : "1",
                        isSpecial ? "Buitengewoon onderwijs" : "Gewoon onderwijs")
                }
                if let special = enrolment.special { writer.coded("TypeBuitengewoon", special, nil) }
                if enrolment.hasLeft {
                    writer.element("Uitschrijving") { writer in
                        writer.coded("Aanleiding", "X", "Normaal einde schooljaar of module")
                        writer.coded("SituatieNa", "10", "Geen informatie")
                    }
                }
            }
        }
    }

    private func higher(_ writer: inout MessageWriter, _ enrolment: Enrolment) {
        writer.element("HogerOnderwijs") { writer in
            writer.leaf("Academiejaar", String(enrolment.year))
            writer.coded("Status", enrolment.hasLeft ? "03" : "01", enrolment.hasLeft ? "Uitgeschreven" : "Actief")
            writer.leaf("DatumInschrijving", enrolment.period.since.text)
            writer.leaf("DatumUitschrijving", enrolment.hasLeft ? enrolment.period.until?.text : nil)
            writer.coded("SoortContract", "01", "Diplomacontract")
            writer.element("Studiepunten") { writer in
                writer.leaf("Opgenomen", "60")
                for name in ["Verworven", "Gedelibereerd", "GeenResultaat", "NietVerworven", "Vrijgesteld"] {
                    writer.leaf(name, "0")
                }
                writer.leaf("Uitgeschreven", "0")
            }
            writer.leaf("Studieomvang", "180")
            writer.flag("ToereikendeStudieomvang", true)
            writer.flag("StudiebewijsHaalbaar", false)
        }
    }

    private func adult(_ writer: inout MessageWriter, _ enrolment: Enrolment) {
        writer.element("Volwassenenonderwijs") { writer in
            let status = enrolment.hasLeft ? "UITGESCHREVEN" : "INGESCHREVEN"
            writer.coded("Status", status, enrolment.hasLeft ? "Uitgeschreven" : "Ingeschreven")
            writer.leaf("DatumInschrijving", enrolment.period.since.text)
            writer.leaf("DatumUitschrijving", enrolment.hasLeft ? enrolment.period.until?.text : nil)
            writer.element("Opleiding") { writer in
                writer.leaf("Code", "542")
                writer.leaf("Naam", "Boekhouden")
                writer.leaf("Omschrijving", "Boekhouden")
                writer.flag("Diplomagericht", true)
                variant(&writer, "Opleidingsvariant", code: "57", name: "Boekhouden standaard")
            }
            writer.element("Module") { writer in
                writer.leaf("Code", "40003483")
                writer.leaf("Naam", "Basis dubbel boekhouden")
                writer.leaf("Omschrijving", "Basis dubbel boekhouden")
                variant(&writer, "ModuleVariant", code: "2255", name: nil)
            }
        }
    }

    private func variant(_ writer: inout MessageWriter, _ element: String, code: String, name: String?) {
        writer.element(element) { writer in
            writer.leaf("Code", code)
            writer.leaf("Naam", name)
            writer.coded("Traject", "STANDAARD", "Standaard")
        }
    }
}
