import Catalogue
import Core
import Testing

@Suite("What a template names once is written out where it is used, and adds and multiplies what can be")
struct RuleGrowthTests {
    private static let plain = """
            number:
              count: household.members
              where: {less: [{age: birthDate}, {parameter: ageLimit}]}
        """

    /// The sample with another rule for `children`, and definitions.
    private static func files(_ answer: String, define: String = "") throws(CatalogueError) -> PurposeFiles {
        let template = SamplePurpose.templateText
            .replacing(
                "answers:\n", with: define.isEmpty ? "answers:\n" : "define:\n\(define)\nanswers:\n", maxReplacements: 1
            )
        return try SamplePurpose.files(template: template.replacing(plain, with: "    " + answer))
    }

    private static func form(_ answer: String, define: String = "") throws -> Answer.Form? {
        try files(answer, define: define).purpose.template.answers.first { $0.name == "children" }?.form
    }

    private static func findings(_ answer: String) throws -> [String] {
        let dictionary = try #require(SamplePurpose.dictionary)
        let check = PurposeCheck(
            dictionary: dictionary, delivered: Set(dictionary.all.map(\.id)), today: SamplePurpose.today)
        return check.findings(in: try files(answer)).map(\.message)
    }

    @Test("the sample holds the text that the cases replace")
    func sample() {
        #expect(SamplePurpose.templateText.contains(Self.plain))
    }

    static let members = Term.count("household.members", where: nil)

    @Test(
        "each form reads",
        arguments: [
            (
                "rule: {less: [{plus: [{count: household.members}, {integer: 1}]}, {integer: 9}]}",
                Rule.compare(.plus([members, .constant(.integer(1))]), .less, .constant(.integer(9)))
            ),
            (
                "rule: {less: [{times: [{count: household.members}, {cents: 5}]}, {cents: 9}]}",
                .compare(.times(members, .constant(.cents(5))), .less, .constant(.cents(9)))
            ),
            (
                "rule: {less: [{orMore: {count: household.members}}, {integer: 9}]}",
                .compare(.between(members, nil), .less, .constant(.integer(9)))
            ),
            (
                "rule: {less: [{between: [{count: household.members}, {integer: 4}]}, {integer: 9}]}",
                .compare(.between(members, .constant(.integer(4))), .less, .constant(.integer(9)))
            ),
            (
                "rule: {exists: household.members, where: {current: {from: birthDate, until: birthDate}}}",
                .exists("household.members", where: .current(from: "birthDate", until: "birthDate"))
            ),
        ] as [(String, Rule)])
    func forms(answer: String, rule: Rule) throws {
        #expect(try Self.form(answer) == .rule(rule))
        #expect(rule.attributes == ["household.members"])
        #expect(try Self.findings(answer) == [])
    }

    @Test("a definition stands for what it says, and may use those above it")
    func defined() throws {
        let define = "  members: {count: household.members}\n  few: {less: [{defined: members}, {integer: 3}]}"
        let rule = Rule.compare(Self.members, .less, .constant(.integer(3)))
        #expect(try Self.form("rule: {not: {defined: few}}", define: define) == .rule(.not(rule)))
    }

    @Test(
        "a definition that is missing, unused or round is told",
        arguments: [
            ("rule: {defined: few}", "", "`few` is not defined above"),
            ("rule: {holds: status.a}", "  few: {less: [{count: household.members}, {integer: 3}]}", "is used nowhere"),
            ("rule: {defined: few}", "  few: {not: {defined: few}}", "`few` is not defined above"),
            ("rule: {defined: few}", "  few: household.members", "must be a rule or a term"),
            ("rule: {defined: few, not: a}", "  few: {holds: status.a}", "unknown key"),
        ])
    func definitions(answer: String, define: String, message: String) {
        let error = #expect(throws: CatalogueError.self) { try Self.files(answer, define: define) }
        #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
        #expect(error?.line ?? 0 > 1)
    }

    @Test("definitions of definitions do not grow without end")
    func growth() {
        var define = "  a0: {any: [{holds: status.a}, {holds: status.a}]}"
        for level in 1...20 {
            define += "\n  a\(level): {any: [{defined: a\(level - 1)}, {defined: a\(level - 1)}]}"
        }
        let error = #expect(throws: CatalogueError.self) { try Self.files("rule: {defined: a20}", define: define) }
        #expect(error?.code == .tooLarge)
    }

    @Test(
        "what cannot be added, multiplied or ranged is found",
        arguments: [
            ("rule: {less: [{plus: [{count: household.members}, {cents: 1}]}, {integer: 9}]}", "all be numbers"),
            ("rule: {less: [{plus: [residence.since, {integer: 1}]}, {integer: 9}]}", "all be numbers"),
            ("rule: {less: [{times: [{cents: 1}, {cents: 1}]}, {cents: 9}]}", "multiplies"),
            ("rule: {less: [{orMore: residence.since}, {date: 2026-01-01}]}", "all be numbers"),
            ("rule: {less: [{between: [{integer: 1}, {cents: 4}]}, {integer: 9}]}", "all be numbers"),
            ("rule: {current: {from: residence.since, until: status.a}}", "not a date"),
            ("rule: {exists: household.members, where: {current: {from: share, until: birthDate}}}", "not a date"),
        ])
    func types(answer: String, message: String) throws {
        #expect(try Self.findings(answer).contains { $0.contains(message) })
    }

    @Test(
        "a form that is written wrong is told",
        arguments: [
            ("rule: {less: [{plus: [{integer: 1}]}, {integer: 9}]}", "two terms or more"),
            ("rule: {less: [{times: [{integer: 1}]}, {integer: 9}]}", "takes two terms"),
            ("rule: {less: [{between: [{integer: 1}]}, {integer: 9}]}", "takes two terms"),
            ("rule: {current: {from: residence.since}}", "lacks `until:`"),
        ])
    func mistakes(answer: String, message: String) {
        let error = #expect(throws: CatalogueError.self) { try Self.files(answer) }
        #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
    }
}
