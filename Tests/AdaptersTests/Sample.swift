import Core
import Mapping
import OnlyOnce
import Testing

/// A call with all that a test does not care for the same.
enum Sample {
    static let rita = "58631400273"
    static let unknown = "58631400471"
    /// 21 November 2026, 10:00 in Belgium.
    static let now = Instant(milliseconds: 1_795_251_600_000)
    static let day = CalendarDate(year: 2026, month: 1, day: 1)

    static func call(
        _ service: String, _ digits: String = rita, attributes: Set<AttributeID>? = nil, on date: CalendarDate? = day
    ) throws -> SourceCall {
        let register = service == Mappings.statuses ? "KSZ" : "RR"
        return SourceCall(
            service: service, number: try #require(INSZ(digits)),
            finality: Finality(
                identification: "zonnegem.be/sluis/ipdc3101", hoedanigheid: "ipdc3101", register: register),
            reference: "0199a2b4-7c1e-7d20-9f3a-5b6c7d8e9f10", referenceDate: try #require(date),
            attributes: try attributes ?? Set(Mappings.named(service).attributes.keys))
    }
}
