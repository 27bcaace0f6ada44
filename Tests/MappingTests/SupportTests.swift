import Core
import Mapping
import Support
import Testing

@Suite(
    "Support for work is granted, pending, refused or closed, in a period (FIELD 3.13)",
    .enabled(if: SharedData.isPresent))
struct SupportTests {
    static let cases: [(key: String, day: String, granted: Bool)] = [
        ("67621546751", "2014-06-01", true), ("67621546751", "2015-06-01", false),
        ("71690998639", "2018-06-01", true), ("71690499682", "2015-06-01", true),
        ("71690499088", "2018-06-01", false), ("71690999233", "2018-06-01", false),
        ("71690999629", "2018-06-01", false),
    ]

    @Test("granted and approved are a yes, within the period", arguments: cases)
    func granted(_ row: (key: String, day: String, granted: Bool)) throws {
        let answer = try Mappings.sample(
            "GeefStatusRechtOndersteuningen-02.00", row.key, day: try #require(CalendarDate(row.day)))
        #expect(answer.values["employmentSupport.granted"]?.content == .value(.boolean(row.granted)))
    }

    @Test("a busy platform is not an answer", arguments: ["91610100176", "91610100572"])
    func busy(_ key: String) throws {
        let answer = try Mappings.sample("GeefStatusRechtOndersteuningen-02.00", key)
        #expect(answer.kind == .busy)
        #expect(answer.outcomes.allSatisfy { $0.isRetryable })
    }
}
