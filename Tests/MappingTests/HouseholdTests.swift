import Core
import Mapping
import Support
import Testing

@Suite("A household is its members' numbers, positions and birth dates (FIELD 3.2)", .enabled(if: SharedData.isPresent))
struct HouseholdTests {
    private func sample(_ key: String) throws -> MappedAnswer {
        try Mappings.sample("GeefGezinssamenstelling-02.02", key)
    }

    @Test("members are counted", arguments: [("57611399743", 2), ("62680599848", 5), ("71690999827", 7)])
    func size(_ key: String, _ count: Int64) throws {
        let answer = try sample(key)
        #expect(answer.values["household.size"]?.content == .value(.integer(count)))
        guard case .value(.list(let members)) = answer.values["household.members"]?.content else {
            Issue.record("no members")
            return
        }
        #expect(members.count == Int(count))
    }

    @Test("a member holds three fields and no name")
    func member() throws {
        guard case .value(.list(let members)) = try sample("57611399743").values["household.members"]?.content else {
            Issue.record("no members")
            return
        }
        let birthDate = PartialDate(year: 1957, month: 1, day: 13)
        let number = try #require(INSZ("57611399743"))
        #expect(
            members[0] == .record(["person": .person(number), "position": .code("01"), "birthDate": .date(birthDate)]))
    }

    @Test(
        "the position is that of the asked person, who is found by number",
        arguments: [("57611399743", "01"), ("62680599848", "02"), ("71690999827", "12")])
    func position(_ key: String, _ code: String) throws {
        #expect(try sample(key).values["household.position"]?.content == .value(.code(code)))
    }

    @Test("children are those of the reference person; for one who is not related they are doubtful")
    func children() throws {
        let own = try #require(try sample("62680599848").values["household.childrenBirthDates"])
        let dates = [(2000, 3, 14), (2002, 2, 15), (2012, 6, 1)].map { PartialDate(year: $0.0, month: $0.1, day: $0.2) }
        #expect(own.content == .value(.list(dates.map { .date($0) })))
        #expect(!own.isDoubtful)
        #expect(try sample("71690999827").values["household.childrenBirthDates"]?.isDoubtful == true)
        #expect(try sample("57611399743").values["household.childrenBirthDates"]?.content == .absent)
    }

    @Test("a household without the asked person is about someone else")
    func otherHousehold() throws {
        let answer = try sample("94683186177")
        let other = try #require(INSZ("67722499797"))
        #expect(answer.subject == .other(other))
        #expect(answer.values["household.position"] == nil)
    }

    @Test("30001 is not a household of one")
    func notFound() throws {
        let answer = try sample("notfound")
        #expect(answer.kind == .notFound)
        #expect(answer.values.isEmpty)
    }
}
