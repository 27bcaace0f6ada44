import Core

/// The content of GeefAanslagbiljetPersonenbelasting 02.00: the amounts of one income year under the codes asked for.
///
/// Amounts are cents, without a separator (FIELD 3.5). With joint taxation the partner's column comes along.
struct TaxMessage {
    let inquiry: Inquiry

    /// The assessment of the year asked; of several the last.
    private var assessment: TaxAssessment? {
        guard let year = inquiry.criteria?["Inkomensjaar"]?.trimmed.flatMap({ Int($0) }) else { return nil }
        return inquiry.resident.records.assessments.last { $0.year == year }
    }

    var part: AnswerPart {
        guard let assessment else { return .refusal(.notFound(.geefAanslagbiljet)) }
        return .content { writer in
            writer.element("AanslagbiljetPersonenbelasting") { writer in write(assessment, to: &writer) }
        }
    }

    private func write(_ assessment: TaxAssessment, to writer: inout MessageWriter) {
        person(&writer, "GevraagdePersoon", inquiry.resident, assessment.column)
        let partner = assessment.partner.flatMap(inquiry.population.resident(slug:))
        if let partner { person(&writer, "GerelateerdePersoon", partner, Self.other(assessment.column)) }
        writer.leaf("Inkomensjaar", String(assessment.year))
        writer.leaf("Artikelnummer", assessment.article)
        let theirs = partner?.records.assessments.last { $0.year == assessment.year }
        let items =
            asked(assessment.items).map { (assessment.column + $0.code, $0.cents) }
            + asked(theirs?.items ?? []).map { (Self.other(assessment.column) + $0.code, $0.cents) }
        writer.list("Items", "Item", items.sorted { $0.0 < $1.0 }) { writer, item in
            writer.leaf("Code", item.0)
            writer.leaf("Waarde", String(item.1))
        }
    }

    private func person(_ writer: inout MessageWriter, _ name: String, _ resident: Resident, _ column: String) {
        writer.element(name) { writer in
            writer.leaf("INSZ", resident.insz.revealedDigits)
            writer.coded("FiscaleStatus", column, column == "A" ? "Titularis" : "Partner")
        }
    }

    private func asked(_ items: [TaxAssessment.Item]) -> [TaxAssessment.Item] {
        guard let codes = inquiry.criteria?["IPCALCodes"]?.children("IPCALCode").compactMap(\.trimmed) else {
            return items
        }
        return items.filter { codes.contains($0.code) }
    }

    private static func other(_ column: String) -> String { column == "A" ? "B" : "A" }
}
