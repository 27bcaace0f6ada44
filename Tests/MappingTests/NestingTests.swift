import Core
import Mapping
import Testing

@Suite("Records stand in records, and join")
struct NestingTests {
    static let records = """
        records:
          house:
            each: P/House
            begin: Since
            fields: {street: Street}
          room:
            within: house
            each: Rooms/Room
            fields: {name: Name, owner: Owner, itself: "."}
          person: {each: P/Person, fields: {id: Id, who: Number}}
        """

    private static let body = """
        <Person><Id>1</Id><Number>70621199594</Number></Person><Person><Id>2</Id></Person>
        <House><Since>2020-01-01</Since><Street>A</Street><Rooms><Room><Name>a</Name><Owner>1</Owner></Room>
        <Room><Name>b</Name><Owner>2</Owner><Owner>1</Owner></Room></Rooms></House>
        <House><Since>2030-01-01</Since><Street>B</Street><Rooms><Room><Name>c</Name><Owner>2</Owner></Room></Rooms>
        </House>
        """

    private func texts(_ expression: String) throws -> String {
        let yaml = TinyMapping.yaml("t.text: {join: \(expression), missing: unknown}", records: Self.records)
        let mapping = try TinyMapping.compiled(yaml: yaml)
        let answer = try Mappings.run(mapping, TinyMapping.answer(Self.body))
        guard case .value(.text(let text)) = answer.values["t.text"]?.content else { return "-" }
        return text
    }

    @Test(
        "an inner record has the fields and the period of the outer one, and one element can be a list",
        arguments: [
            ("{take: name, of: room}", "a b c"), ("{take: street, of: room}", "A A B"),
            ("{take: name, of: {current: room}}", "a b"), ("{take: begin, of: {first: room}}", "2020-01-01"),
            ("{take: name, of: {where: room, field: owner, in: ['1']}}", "a b"),
            ("{take: name, of: {where: room, field: owner, beside: ['1']}}", "b c"),
            ("{take: name, of: {where: room, field: street, in: [B]}}", "c"),
            ("{take: name, of: {where: room, field: owner, among: 'P/Person[Number=$subject]/Id'}}", "a b"),
            ("{take: name, of: {where: room, field: owner, among: P/Person/Missing}}", "-"),
            ("{take: street, of: {where: room, has: name}}", "A A B"),
            ("{take: street, of: {where: room, lacks: street}}", "-"),
        ])
    func nesting(_ expression: String, _ text: String) throws {
        #expect(try texts(expression) == text)
    }

    @Test("what a nested field rests on names the whole path")
    func lineage() throws {
        let yaml = TinyMapping.yaml("t.text: {join: {take: itself, of: room}}", records: Self.records)
        let paths = try #require(TinyMapping.compiled(yaml: yaml).attributes["t.text"])
        let root = "Repliek/Antwoorden/Antwoord/Inhoud/P/House"
        #expect(paths.contains(root + "/Rooms/Room") && paths.contains(root + "/Since"))
        #expect(paths.allSatisfy { $0.hasPrefix(root) && !$0.hasSuffix("/") })
    }
}
