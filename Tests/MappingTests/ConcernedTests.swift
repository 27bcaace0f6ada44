import Core
import Mapping
import Testing

@Suite("An answer says whom else it speaks of, whether or not an attribute gives their number")
struct ConcernedTests {
    private static let others = ["58631400273", "91670210185"]

    private func answer(_ members: [String], wanted: Set<AttributeID>?) throws -> MappedAnswer {
        let listed = members.map { "<Gezinslid>\($0)<Geboortedatum>1990-01-01</Geboortedatum></Gezinslid>" }.joined()
        return try Mappings.run(
            try Mappings.compiled("GeefGezinssamenstelling-02.02"),
            Array(
                """
                <GeefGezinssamenstellingResponse \
                xmlns="http://magda.vlaanderen.be/persoon/soap/geefgezinssamenstelling/v02_02"><Repliek xmlns="">
                <Antwoorden><Antwoord><Inhoud><Gezinsleden>\(listed)</Gezinsleden></Inhoud></Antwoord></Antwoorden>
                </Repliek></GeefGezinssamenstellingResponse>
                """.utf8), wanted: wanted)
    }

    private static func number(_ digits: String) -> String { "<INSZ>\(digits)</INSZ>" }

    @Test(
        "each other once, and not who was asked about; nobody for a number that is none",
        arguments: [nil, ["household.birthDates"], ["household.size"]] as [Set<AttributeID>?])
    func members(_ wanted: Set<AttributeID>?) throws {
        let members =
            [Mappings.person, Self.others[0], Self.others[1], Self.others[0], "58631400274", ""].map(Self.number) + [""]
        let answer = try answer(members, wanted: wanted)
        #expect(Set(answer.concerned) == Set(Self.others.compactMap { INSZ($0) }) && answer.concerned.count == 2)
        let isOnlyDates = wanted == ["household.birthDates"]
        #expect(!isOnlyDates || answer.values.keys.elementsEqual(["household.birthDates"]))
    }

    @Test("who lives alone, and a record that speaks of nobody else")
    func nobody() throws {
        #expect(try answer([Self.number(Mappings.person)], wanted: nil).concerned == [])
    }
}
