import Core
import Mapping
import Support
import Testing

@Suite("A social status is a decision for a day or a period (FIELD 3.4)", .enabled(if: SharedData.isPresent))
struct SocialStatusTests {
    private func sample(_ key: String, day: CalendarDate = Mappings.day) throws -> MappedAnswer {
        try Mappings.sample("GeefSociaalStatuut-03.00", key, day: day)
    }

    @Test(
        "each status has its own answer",
        arguments: [
            ("00683042157", "status.GENT_PARKING_CHILD", false), ("00683042157", "status.GENT_PARKING_ADULT", true),
            ("66691666644", "status.BIM_BVT", true), ("66691666644", "status.BIM_BVT_IN_FAMILY", true),
            ("71640618918", "status.PCSA_AND_BIM_HELP", true), ("86710585636", "status.LIVING_WAGES_PCSA_HELP", true),
        ] as [(String, AttributeID, Bool)])
    func applies(_ key: String, _ id: AttributeID, _ applies: Bool) throws {
        #expect(try sample(key).values[id]?.content == .value(.boolean(applies)))
    }

    @Test("a status that the answer leaves out has no fact: it is not a no")
    func leftOut() throws {
        let answer = try sample("00683042157")
        #expect(answer.values["status.BIM_BVT"] == nil)
        #expect(answer.values["status.GENT_PARKING_ADULT.until"] == nil)
    }

    @Test("a period tells until when")
    func period() throws {
        let answer = try sample("66691666644")
        let last = PartialDate(year: 2030, month: 1, day: 1)
        #expect(answer.values["status.BIM_BVT"]?.validFrom == PartialDate(year: 2024, month: 1, day: 1))
        #expect(answer.values["status.BIM_BVT"]?.validUntil == last)
        #expect(answer.values["status.BIM_BVT.until"]?.content == .value(.date(last)))
    }

    @Test("without a period the result holds for the asked day only")
    func askedDay() throws {
        let value = try sample("71640618918").values["status.PCSA_AND_BIM_HELP"]
        #expect(value?.validFrom == PartialDate(Mappings.day))
        #expect(value?.validUntil == PartialDate(Mappings.day))
    }

    @Test("SSH00047 leaves the result standing, and marks it", arguments: ["84640618997"])
    func marked(_ key: String) throws {
        let value = try sample(key).values["status.BIM_BVT"]
        #expect(value?.content == .value(.boolean(true)))
        #expect(value?.isDoubtful == true)
        #expect(try sample("66691666644").values["status.BIM_BVT"]?.isDoubtful == false)
    }

    @Test("a number with wrong check digits in the answer is told, and does no harm")
    func unreadableNumber() throws {
        let answer = try sample("notfound")
        #expect(answer.subject == .unreadable)
        #expect(answer.values.isEmpty)
    }
}
