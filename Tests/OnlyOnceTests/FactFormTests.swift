import Core
import Support
import Testing

@testable import OnlyOnce

@Suite("A fact comes back from its sealed form as it was, or not at all")
struct FactFormTests {
    static let types: [AttributeID: ValueType] = [
        "a.boolean": .boolean, "a.integer": .integer, "a.text": .text, "a.date": .date, "a.code": .code,
        "a.cents": .cents, "a.person": .person, "a.list": .list(.code),
        "a.record": .list(.record(["born": .date, "who": .person, "amount": .cents])),
    ]

    static let values: [(AttributeID, Value)] = [
        ("a.boolean", .boolean(false)), ("a.integer", .integer(.min)), ("a.integer", .integer(.max)),
        ("a.text", .text("ë \"\\\n\u{1F600}\u{0}")), ("a.text", .text("")), ("a.date", .date(PartialDate(year: 1958))),
        ("a.date", .date(PartialDate(year: 2000, month: 2, day: 29))), ("a.code", .code("0041999")),
        ("a.cents", .cents(-1)), ("a.list", .list([])), ("a.list", .list([.code("1"), .code("1")])),
        (
            "a.record",
            .list([.record([:]), .record(["amount": .cents(5), "born": .date(PartialDate(year: 1, month: 1))])])
        ),
    ]

    private func comesBack(_ fact: Fact) throws -> Fact? {
        Fact(json: try JSON(parsing: fact.json.canonicalBytes), types: Self.types)
    }

    @Test("with every kind of value", arguments: values)
    func value(_ row: (AttributeID, Value)) throws {
        let fact = Sample.fact(row.0, .value(row.1))
        #expect(try comesBack(fact) == fact)
    }

    @Test("with a person")
    func person() throws {
        let number = try #require(INSZ("58631400273"))
        let fact = Sample.fact("a.person", .value(.person(number)))
        #expect(try comesBack(fact) == fact)
    }

    @Test("with every state, mark, period and provenance, at random")
    func random() throws {
        let entropy = Entropy.seeded(3)
        func number(_ limit: Int) -> Int { Int(entropy.bytes(1)[0]) % limit }
        func date() -> PartialDate? {
            [
                nil, PartialDate(year: 1900 + number(200)), PartialDate(year: 2000, month: 1 + number(12)),
                PartialDate(Sample.today.adding(days: number(200))),
            ][number(4)]
        }
        for _ in 0..<2000 {
            let (attribute, value) = Self.values[number(Self.values.count)]
            let fact = Fact(
                attribute: attribute, content: [.value(value), .absent, .withheld][number(3)],
                missingSources: [[], ["RR"], ["KSZ", "RR"]][number(3)], isDoubtful: number(2) == 1, validFrom: date(),
                validUntil: date(), delayDays: [0, 1, 62][number(3)],
                provenance: Sample.fact(about: Sample.today.adding(days: -number(200))).provenance)
            #expect(try comesBack(fact) == fact)
        }
    }

    @Test("not when the dictionary no longer knows it, or gives another type")
    func changedDictionary() throws {
        let json = Sample.fact("a.code", .value(.code("1"))).json
        #expect(Fact(json: json, types: [:]) == nil)
        #expect(Fact(json: json, types: ["a.code": .integer]) == nil)
    }

    @Test(
        "not when a piece is missing or does not read",
        arguments: [
            "attribute", "value", "provenance", "provenance.source", "provenance.mapping", "provenance.retrievedAt",
            "provenance.referenceDate", "provenance.register", "provenance.reference",
        ])
    func broken(_ path: String) throws {
        var members = try #require(Sample.fact("a.code", .value(.code("1"))).json.object)
        let names = path.split(separator: ".").map(String.init)
        if names.count == 1 {
            members[names[0]] = nil
        } else {
            var inner = try #require(members[names[0]]?.object)
            inner[names[1]] = "?"
            if ["source", "mapping", "register", "reference"].contains(names[1]) { inner[names[1]] = 1 }
            members[names[0]] = .object(inner)
        }
        #expect(Fact(json: .object(members), types: Self.types) == nil)
    }

    @Test(
        "not when a period or a mark is there and does not read",
        arguments: ["validFrom", "validUntil", "missing", "doubtful"])
    func brokenMark(_ name: String) throws {
        var members = try #require(Sample.fact("a.code", .value(.code("1"))).json.object)
        members[name] = name == "missing" ? ["RR", 1] : "never"
        #expect(Fact(json: .object(members), types: Self.types) == nil)
    }
}
