import Core
import Mapping
import Testing

/// One attribute, the content of an answer, and what must come of it.
struct Case: Sendable {
    let attribute: String
    let inner: String
    let content: Fact.Content?
    var isDoubtful = false
    var isUnreadable = false
}

@Suite("A mapping chooses and converts with a closed list of functions, and invents nothing")
struct FunctionTests {
    static func code(_ code: String) -> Fact.Content { .value(.code(code)) }
    static func day(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) -> Fact.Content {
        .value(.date(PartialDate(year: year, month: month, day: day)))
    }
    static let current = "t.code: {code: {take: code, of: {first: {current: item}}}}"

    static let texts: [Case] = [
        Case(
            attribute: "t.text: {join: P/A, with: '-'}", inner: "<A>x</A><A> y\n z </A><A/>",
            content: .value(.text("x-y z"))),
        Case(attribute: "t.text: {join: P/A}", inner: "<A/>", content: .absent),
        Case(attribute: "t.text: {join: P/A}", inner: "<X/>", content: .absent),
        Case(
            attribute: "t.text: {join: P/A}",
            inner: "<A xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'>x</A>", content: .absent),
        Case(attribute: "t.text: {join: P/A, missing: unknown}", inner: "<X/>", content: nil),
        Case(attribute: "t.text: {join: P/A}", inner: "", content: nil),
        Case(
            attribute: "t.text: {join: {first: P/A}}", inner: "<A>x</A><A>y</A>", content: .value(.text("x")),
            isDoubtful: true),
        Case(attribute: "t.text: {join: {first: P/A}}", inner: "<A>x</A><A>x</A>", content: .value(.text("x"))),
        Case(attribute: "t.text: {join: {only: P/A}}", inner: "<A>x</A><A>y</A>", content: nil, isUnreadable: true),
        Case(attribute: "t.text: {join: {coalesce: [P/A, P/B]}}", inner: "<A/><B>b</B>", content: .value(.text("b"))),
        Case(
            attribute: "t.text: {join: {union: [P/A, P/B]}}", inner: "<B>b</B><A>a</A>", content: .value(.text("a b"))),
        Case(attribute: "t.text: {join: P/A/@K}", inner: "<A K=' k  l '/>", content: .value(.text("k l"))),
        Case(
            attribute: "t.text: {join: 'P/A[@K=1|2]/B'}", inner: "<A K='3'><B>n</B></A><A K='2'><B>y</B></A>",
            content: .value(.text("y"))),
        Case(
            attribute: "t.text: {join: 'P/A[K!=1]/B'}", inner: "<A><K>1</K><B>n</B></A><A><B>y</B></A>",
            content: .value(.text("y"))),
        Case(
            attribute: "t.text: {join: 'P/A[K=$subject]/B'}", inner: "<A><B>y</B><K>70621199594</K></A>",
            content: .value(.text("y"))),
        Case(attribute: "t.text: {join: P/A}", inner: "<C><A>deeper</A></C>", content: .absent),
        Case(attribute: "t.text: {join: P/A}", inner: "<A>x<B>y</B></A>", content: .value(.text("x"))),
    ]

    static let numbers: [Case] = [
        Case(attribute: "t.date: {date: P/A}", inner: "<A>2020-02-29+01:00</A>", content: day(2020, 2, 29)),
        Case(attribute: "t.date: {date: P/A}", inner: "<A>2020-02-00</A>", content: day(2020, 2), isDoubtful: true),
        Case(attribute: "t.date: {partialDate: P/A}", inner: "<A>2020-02-00</A>", content: day(2020, 2)),
        Case(attribute: "t.date: {partialDate: P/A}", inner: "<A>2020-00-00</A>", content: day(2020)),
        Case(attribute: "t.date: {partialDate: P/A}", inner: "<A>2023-11-31</A>", content: nil, isUnreadable: true),
        Case(
            attribute: "t.date: {partialDate: P/A}", inner: "<A>1900-01-01</A>", content: day(1900, 1, 1),
            isDoubtful: true),
        Case(attribute: "t.date: {partialDate: P/A}", inner: "<A>9999-12-31</A>", content: .absent),
        Case(
            attribute: "t.dates: {partialDate: P/A}", inner: "<A>2020-01-01</A><A>2023-11-31</A>",
            content: .value(.list([.date(PartialDate(year: 2020, month: 1, day: 1))])), isDoubtful: true),
        Case(attribute: "t.number: {number: P/A}", inner: "<A>12</A>", content: .value(.integer(12))),
        Case(attribute: "t.number: {number: P/A}", inner: "<A>12,5</A>", content: nil, isUnreadable: true),
        Case(attribute: "t.cents: {money: P/A}", inner: "<A>842.12</A>", content: .value(.cents(84212))),
        Case(attribute: "t.cents: {money: P/A}", inner: "<A>842,1</A>", content: .value(.cents(84210))),
        Case(attribute: "t.cents: {money: P/A}", inner: "<A>-0.05</A>", content: .value(.cents(-5))),
        Case(attribute: "t.cents: {money: P/A}", inner: "<A>1.234</A>", content: nil, isUnreadable: true),
        Case(attribute: "t.cents: {money: P/A}", inner: "<A>92233720368547759</A>", content: nil, isUnreadable: true),
        Case(
            attribute: "t.cents: {money: P/A, unit: cents}", inner: "<A>3758645</A>", content: .value(.cents(3_758_645))
        ),
        Case(attribute: "t.bool: {bool: P/A, yes: '1', no: '0'}", inner: "<A>0</A>", content: .value(.boolean(false))),
        Case(attribute: "t.bool: {bool: P/A, yes: '1', no: '0'}", inner: "<A>2</A>", content: nil, isUnreadable: true),
        Case(attribute: "t.bool: {exists: P/A}", inner: "<A/>", content: .value(.boolean(false))),
        Case(attribute: "t.bool: {exists: P/A}", inner: "<A><B/></A>", content: .value(.boolean(true))),
        Case(attribute: "t.bool: {exists: {present: P/A}}", inner: "<A/>", content: .value(.boolean(true))),
        Case(attribute: "t.number: {count: item}", inner: "<L><Item/><Item/></L>", content: .value(.integer(2))),
        Case(attribute: "t.number: {count: item}", inner: "<L/>", content: .absent),
    ]

    static let records: [Case] = [
        Case(attribute: "t.code: {code: P/A}", inner: "<A>R</A>", content: code("R")),
        Case(attribute: "t.code: {code: P/A}", inner: "<A>B</A>", content: code("B"), isDoubtful: true),
        Case(attribute: "t.code: {code: P/A, translate: {rood: R}}", inner: "<A>rood</A>", content: code("R")),
        Case(attribute: "t.code: {code: P/A}", inner: "<A>R</A><A>R</A>", content: code("R")),
        Case(attribute: "t.code: {code: P/A}", inner: "<A>R</A><A>G</A>", content: nil, isUnreadable: true),
        Case(
            attribute: "t.codes: {code: P/A}", inner: "<A>R</A><A>G</A>",
            content: .value(.list([.code("R"), .code("G")]))),
        Case(
            attribute: current,
            inner: "<L><Item From='2019-01-01'><Code>R</Code></Item><Item From='2020-01-01'><Code>G</Code></Item></L>",
            content: code("G")),
        Case(
            attribute: current,
            inner: "<L><Item From='2020-01-01'><Code>G</Code></Item><Item From='2019-01-01'><Code>R</Code></Item></L>",
            content: code("G")),
        Case(
            attribute: current, inner: "<L><Item From='2019-01-01' To='2026-02-02'><Code>R</Code></Item></L>",
            content: code("R")),
        Case(
            attribute: current, inner: "<L><Item From='2019-01-01' To='2026-02-01'><Code>R</Code></Item></L>",
            content: nil),
        Case(attribute: current, inner: "<L><Item From='2026-02-02'><Code>R</Code></Item></L>", content: nil),
        Case(attribute: current, inner: "<L><Item From='2026-02-00'><Code>R</Code></Item></L>", content: code("R")),
        Case(attribute: current, inner: "<L><Item To='9999-12-31'><Code>R</Code></Item></L>", content: code("R")),
        Case(
            attribute: current,
            inner: "<L><Item From='2020-01-01'><Code>R</Code></Item><Item From='2020-01-01'><Code>G</Code></Item></L>",
            content: code("R"), isDoubtful: true),
        Case(
            attribute: "t.code: {code: {take: code, of: {only: item}}}",
            inner: "<L><Item><Code>R</Code></Item><Item/></L>", content: .absent),
        Case(
            attribute: "t.code: {code: {take: code, of: {where: item, has: mark}}}",
            inner: "<L><Item><Code>R</Code></Item><Item><Code>G</Code><Mark/></Item></L>", content: code("G")),
        Case(
            attribute: "t.code: {code: {take: code, of: {where: item, lacks: mark}}}",
            inner: "<L><Item><Code>R</Code></Item><Item><Code>G</Code><Mark/></Item></L>", content: code("R")),
        Case(
            attribute: "t.code: {code: {take: code, of: {where: item, field: code, in: [G]}}}",
            inner: "<L><Item><Code>R</Code></Item><Item><Code>G</Code></Item></L>", content: code("G")),
        Case(
            attribute: "t.code: {code: {take: code, of: {where: {union: [item, other]}, record: other}}}",
            inner: "<L><Item><Code>R</Code></Item></L><Other><Code>G</Code></Other>", content: code("G")),
        Case(
            attribute: "t.code: {code: {coalesce: [{constant: R, when: {exists: P/A}}, {constant: G}]}}",
            inner: "<A>x</A>", content: code("R")),
        Case(
            attribute: "t.code: {code: {coalesce: [{constant: R, when: {exists: P/A}}, {constant: G}]}}", inner: "<A/>",
            content: code("G")),
    ]

    @Test("each function on texts", arguments: texts) func onTexts(_ row: Case) throws { try check(row) }
    @Test("each function on dates, numbers and truths", arguments: numbers) func onNumbers(_ row: Case) throws {
        try check(row)
    }
    @Test("each function on codes and records", arguments: records) func onRecords(_ row: Case) throws {
        try check(row)
    }

    private func check(_ row: Case) throws {
        let answer = try TinyMapping.value(row.attribute, row.inner)
        let id = AttributeID(String(row.attribute.prefix { $0 != ":" }))
        #expect(answer.values[id]?.content == row.content)
        #expect((answer.values[id]?.isDoubtful ?? false) == row.isDoubtful)
        #expect(answer.unreadable.contains(id) == row.isUnreadable)
    }

    @Test("a record with an invalid number keeps its place, without the number, and is marked")
    func people() throws {
        let attribute = "t.people: {list: item, fields: {who: who, colour: code, born: when}}"
        let answer = try TinyMapping.value(
            attribute,
            "<L><Item><Who>20652674825</Who><Code>R</Code></Item><Item><Who>70621199594</Who><When>2020-00-00</When></Item></L>"
        )
        let number = try #require(INSZ("70621199594"))
        #expect(
            answer.values["t.people"]?.content
                == .value(
                    .list([
                        .record(["colour": .code("R")]),
                        .record(["who": .person(number), "born": .date(PartialDate(year: 2020))]),
                    ])))
        #expect(answer.values["t.people"]?.isDoubtful == true)
    }

    @Test("a guard keeps back, leaves open or empties")
    func guards() throws {
        let extra = "guards:\n  g: {withheld: {exists: P/S}, unknown: {exists: P/U}, when: {exists: P/W}}"
        let attribute = "t.text: {join: P/A, guard: g}"
        func content(_ inner: String) throws -> Fact.Content? {
            try TinyMapping.value(attribute, "<A>x</A>" + inner, extra: extra).values["t.text"]?.content
        }
        #expect(try content("<S>1</S><W>1</W>") == .withheld)
        #expect(try content("<U>1</U><W>1</W>") == nil)
        #expect(try content("") == .absent)
        #expect(try content("<W>1</W>") == .value(.text("x")))
    }
}
