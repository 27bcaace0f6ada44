import Core
import Testing

@Suite("A value reads back from its JSON by its type")
struct ValueTests {
    private static let member: ValueType = .record(["who": .person, "born": .date, "kind": .code])

    private static func cases() throws -> [(Value, ValueType, String)] {
        let number = try #require(INSZ(Residents.digits[0]))
        return [
            (.boolean(true), .boolean, "true"), (.integer(-7), .integer, "-7"), (.cents(1_234_567), .cents, "1234567"),
            (.text("Zoë \"Kaat\""), .text, #""Zoë \"Kaat\"""#), (.code("BIM_BVT"), .code, #""BIM_BVT""#),
            (.date(PartialDate(year: 1960, month: 5)), .date, #""1960-05-00""#),
            (.person(number), .person, #""58631400273""#), (.list([]), .list(.integer), "[]"),
            (.list([.integer(1), .integer(2)]), .list(.integer), "[1,2]"),
            (
                .list([.record(["who": .person(number), "born": .date(PartialDate(year: 1958)), "kind": .code("02")])]),
                .list(member), #"[{"born":"1958-00-00","kind":"02","who":"58631400273"}]"#
            ),
            (.record([:]), member, "{}"),
        ]
    }

    @Test
    func roundTrip() throws {
        for (value, type, text) in try Self.cases() {
            #expect(value.json.canonicalText == text)
            #expect(Value(json: try JSON(parsing: Array(text.utf8)), type: type) == value)
        }
    }

    @Test(
        "another type reads nothing",
        arguments: [
            (JSON.integer(1), ValueType.boolean), (.boolean(true), .integer), (.integer(1), .text),
            (.string("1"), .integer),
            (.string("2023-02-29"), .date), (.string("58631400274"), .person), (.integer(58_631_400_273), .person),
            (.string("x"), .list(.text)), (["x", 1], .list(.text)), (["a": 1], .record([:])),
            (["a": "1"], .record(["a": .integer])), (["a": 1], .list(.integer)),
        ] as [(JSON, ValueType)])
    func otherTypes(json: JSON, type: ValueType) {
        #expect(Value(json: json, type: type) == nil)
    }
}
