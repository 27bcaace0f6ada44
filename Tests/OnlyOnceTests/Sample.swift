import Catalogue
import Core
import Ledger
import OnlyOnce

/// Purposes, services and facts with all that a test does not care for the same.
enum Sample {
    static let municipality: AttributeID = "residence.municipality"
    static let kind: AttributeID = "residence.kind"
    static let household: AttributeID = "household.size"
    static let status: AttributeID = "status.BIM_BVT"
    static let today = day("2026-11-21")
    static let rr = [municipality, kind, household]

    static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(daysSince1970: 0) }

    static let person = SourceService(
        name: "GeefPersoon-02.02", source: "RR", delivers: Set(rr), mapping: "hash-1", asksByAttribute: false,
        isDated: false)
    static let statuses = SourceService(
        name: "GeefSociaalStatuut-03.00", source: "KSZ", delivers: [status], mapping: "hash-2", asksByAttribute: true,
        isDated: true)

    static func finality(_ name: String, register: String = "RR") -> Finality {
        Finality(identification: "zonnegem.be/sluis/" + name, hoedanigheid: name, register: register)
    }

    static func title(
        _ name: String, accepts: [String] = [], source: String = "RR", attributes: [AttributeID] = rr,
        mayKeep: Bool = true
    ) -> Authorisation {
        Authorisation(
            source: source, kind: .rrAuthorisation, number: "\(source) \(name)", attributes: attributes,
            finality: finality(name, register: source),
            accepts: accepts.map {
                Authorisation.Acceptance(finality: finality($0, register: source), clause: "art. 3")
            },
            mayKeep: mayKeep, until: day("2035-12-31"))
    }

    static func purpose(
        _ id: String, _ titles: [Authorisation], maximumAgeDays: [AttributeID: Int] = [municipality: 31, kind: 31],
        freshness: [AttributeID: Freshness]? = nil, reads: [AttributeID]? = nil
    ) -> Purpose {
        Purpose(
            ref: PurposeRef(controller: "zonnegem", id: id, version: 1, hash: "00"),
            template: PurposeTemplate(
                id: id, product: id, gdprArticle: "6(1)(e)", specialCategoryGround: nil, act: .none,
                population: Population(), reads: reads ?? titles.flatMap(\.attributes), answers: [], gives: [],
                notConnected: [], referenceDate: .today,
                freshness: freshness ?? maximumAgeDays.mapValues { Freshness(maximumAgeDays: $0, keep: $0 > 0) },
                answerValidDays: 31, maximumConsentDays: 0, caseDays: 30, minimumAssurance: [:],
                notice: Notice(id: "n", title: "", lines: [], ifNo: "", stop: ""), alternative: "", retentionYears: 10),
            adoption: Adoption(
                controller: "zonnegem", purpose: id, version: 1, norm: "", authorisations: titles, parameters: [:],
                recipients: []))
    }

    static func fact(
        _ attribute: AttributeID = municipality, _ content: Fact.Content = .value(.code("41999")),
        finality: Finality = finality("1"), source: String = "RR", mapping: String = "hash-1",
        about: CalendarDate = today, retrievedAt: Instant = instant(today), from: PartialDate? = nil,
        until: PartialDate? = nil
    ) -> Fact {
        Fact(
            attribute: attribute, content: content, validFrom: from, validUntil: until,
            provenance: Provenance(
                source: source, service: person.name, mapping: mapping, finality: finality, reference: "r-1",
                retrievedAt: retrievedAt, referenceDate: about))
    }

    /// Ten in the morning, Belgian winter time.
    static func instant(_ day: CalendarDate) -> Instant {
        Instant(milliseconds: Int64(day.daysSince1970) * 86_400_000 + 9 * 3_600_000)
    }
}
