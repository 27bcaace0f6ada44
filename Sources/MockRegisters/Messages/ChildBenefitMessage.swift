import Core

/// The content of GeefKindVoordelen 02.00: what a person gets or, asked about a child, who gets it for that child.
struct ChildBenefitMessage {
    /// The body that pays, by its number; the mock has one.
    private static let payer = "0999900249"

    let inquiry: Inquiry

    /// A benefit and the one who gets it.
    private typealias Grant = (beneficiary: Resident, benefit: ChildBenefit, child: Resident)

    private var grants: [Grant] {
        let population = inquiry.population
        let residents = population.residents.filter { !$0.records.childBenefits.isEmpty }
        let all = residents.flatMap { resident in
            resident.records.childBenefits.compactMap { benefit in
                population.resident(slug: benefit.child).map { (resident, benefit, $0) }
            }
        }
        let slug = inquiry.resident.slug
        let months = Self.months(inquiry.criteria?["Periode"])
        return all.filter { $0.0.slug == slug || $0.2.slug == slug || $0.1.sharedWith == slug }
            .filter { $0.1.period.overlaps(months.first, months.last) }
    }

    var part: AnswerPart {
        let grants = grants
        guard !grants.isEmpty else { return .anomaly(.notFound(.geefKindVoordelen)) }
        return .content { writer in
            writer.list("KindVoordelen", "KindVoordeel", grants) { writer, grant in write(grant, to: &writer) }
        }
    }

    private func write(_ grant: Grant, to writer: inout MessageWriter) {
        let beneficiaries =
            [grant.beneficiary.insz.revealedDigits]
            + [grant.benefit.sharedWith].compactMap(\.self).compactMap(inquiry.population.resident(slug:))
            .map(\.insz.revealedDigits)
        writer.leaf("Bron", "VLAANDEREN")
        writer.leaf("INSZ", inquiry.digits)
        writer.element("KindVoordeelFonds") { writer in writer.leaf("Ondernemingsnummer", Self.payer) }
        writer.list("Begunstigden", "Begunstigde", beneficiaries) { writer, digits in
            writer.leaf("INSZ", digits)
            bonus(&writer, grant.benefit, beneficiaries: [])
            periods(&writer, grant.benefit, beneficiaries: [])
        }
        writer.element("Kinderen") { writer in
            writer.element("Kind") { writer in
                writer.leaf("INSZ", grant.child.insz.revealedDigits)
                bonus(&writer, grant.benefit, beneficiaries: beneficiaries)
                periods(&writer, grant.benefit, beneficiaries: beneficiaries)
            }
        }
    }

    private func bonus(_ writer: inout MessageWriter, _ benefit: ChildBenefit, beneficiaries: [String]) {
        guard let day = benefit.birthAllowance else { return }
        writer.element("Bonussen") { writer in
            writer.element("Bonus") { writer in
                writer.leaf("Betalingsdatum", day.text)
                writer.coded("Categorie", "VOORAFBETALING_GEBOORTE", "Startbedrag geboorte")
                guard !beneficiaries.isEmpty else { return }
                writer.element("Begunstigden") { writer in
                    for digits in beneficiaries { writer.leaf("Begunstigde", digits) }
                }
            }
        }
    }

    private func periods(_ writer: inout MessageWriter, _ benefit: ChildBenefit, beneficiaries: [String]) {
        writer.list("Betalingsperiodes", "Betalingsperiode", benefit.categories) { writer, category in
            let until = benefit.period.until.map { String($0.text.prefix(7)) }
            writer.period(
                "Periode", String(benefit.period.since.text.prefix(7)), until, begin: "BeginMaand", end: "EindeMaand")
            writer.coded("Categorie", category, Labels.benefits[category])
            guard !beneficiaries.isEmpty else { return }
            writer.element("Begunstigden") { writer in
                for digits in beneficiaries { writer.leaf("Begunstigde", digits) }
            }
        }
    }

    /// From the first day of the first month to the last of the last.
    private static func months(_ period: XMLElement?) -> (first: CalendarDate?, last: CalendarDate?) {
        let first = period?["BeginMaand"]?.trimmed.flatMap { CalendarDate($0 + "-01") }
        let last = (period?["EindeMaand"]?.trimmed).flatMap { CalendarDate($0 + "-01") }.flatMap { day in
            CalendarDate(
                year: day.year, month: day.month, day: CalendarDate.daysInMonth(year: day.year, month: day.month))
        }
        return (first, last)
    }
}
