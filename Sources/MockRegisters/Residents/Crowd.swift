import Core

/// Many residents from one file of `mocks/crowds`.
///
/// Those who share an address without a household, or the subjects of a measurement. Person n is the same in each run.
struct Crowd: Sendable {
    private static let given = ["An", "Jan", "Els", "Piet", "Fatma", "Emre", "Lies", "Tom", "Zoë", "Adam"]
    private static let family = ["Janssens", "Maes", "Jacobs", "Mertens", "Yilmaz", "Wouters", "De Smet"]
    private static let firstYear = 1940
    /// 50 years: no one is a minor.
    private static let days = 18_262

    let slug: String
    let residents: [Resident]

    init(slug: String, record: FileRecord, addresses: [String: Address]) throws(MockRegistersError) {
        try record.allow(["count", "series", "home", "referenceAddress", "statuses"])
        guard let count = try record.integer("count"), (1...1_000_000).contains(count) else {
            throw record.failure(.wrongKind, "count")
        }
        guard let series = try record.integer("series"), (2...996).contains(series), series.isMultiple(of: 2) else {
            throw record.failure(.wrongKind, "series")
        }
        let home = try Resident.home(record, addresses)
        var statuses: [SocialStatus] = []
        for status in try record.records("statuses") { statuses.append(try SocialStatus(record: status)) }
        self.slug = slug
        var residents: [Resident] = []
        for index in 0..<count {
            guard let insz = Self.number(index, series: series) else { throw record.failure(.wrongKind, "series") }
            residents.append(Self.member(index, of: slug, insz: insz, home: home, statuses: statuses))
        }
        self.residents = residents
    }

    /// A test number: a birthday of its own for each of the first 18,262, then the next serial; even is female.
    private static func number(_ index: Int, series: Int) -> INSZ? {
        guard let first = CalendarDate(year: firstYear, month: 1, day: 1) else { return nil }
        // 5,003 shares no factor with the number of days, so neighbours in the list are years apart.
        let birth = first.adding(days: index * 5003 % days)
        let serial = series + index / days * 2 + index % 2
        guard serial <= 998 else { return nil }
        let first9 = ((birth.year % 100 * 100 + birth.month + 60) * 100 + birth.day) * 1000 + serial
        let check = 97 - first9 % 97
        return INSZ(padded(first9, 9) + padded(check, 2))
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    private static func member(
        _ index: Int, of crowd: String, insz: INSZ, home: Residence?, statuses: [SocialStatus]
    ) -> Resident {
        Resident(
            slug: crowd + "-" + String(index + 1), story: "one of the crowd " + crowd, insz: insz,
            givenNames: [given[index % given.count]], familyNames: [family[index % family.count]],
            sex: index.isMultiple(of: 2) ? .female : .male, birthDate: insz.birthDate, crowd: crowd,
            nationalities: [Dated(code: "150", since: insz.birthDate, partner: nil)],
            civilStates: [Dated(code: "10", since: insz.birthDate, partner: nil)], fileStates: [], death: nil,
            home: home, kszHome: nil, foreignHome: nil, withheldAddress: nil, membership: nil, cohabitation: nil,
            administrator: nil, statuses: statuses, faults: [], formerNumber: nil, records: .none)
    }
}
