import Catalogue
import Core
import Disclosure
import Testing

@Suite("An income is compared and never shown, and beside another adult it decides only above the limit")
struct IncomeAnswersTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let births: [String]
        let cents: Int64?
        let others: SampleFacts
        let expected: DerivedAnswer

        init(
            _ description: String, _ births: [String], _ cents: Int64?, _ others: SampleFacts,
            _ expected: DerivedAnswer
        ) {
            testDescription = description
            self.births = births
            self.cents = cents
            self.others = others
            self.expected = expected
        }

        /// Lives in the municipality, with these people, on this income; `nil` for no assessment.
        var facts: SampleFacts {
            var facts = others.with("residence.municipality", .code("41999"))
                .with("residence.kind", .code("mainResidence"))
                .with("household.birthDates", RepositoryAnswersTests.household(births))
                .with("household.size", .integer(Int64(births.count)))
            if let cents {
                // In two items, as an assessment has them.
                let items = [("7555", cents - 100), ("7557", Int64(100))].map { code, amount in
                    Value.record(["code": .code(code), "amount": .cents(amount)])
                }
                facts = facts.with("income.items", .list(items))
            } else if facts.facts["income.items"] == nil, facts.unavailable["income.items"] == nil {
                facts = facts.with("income.items", .absent)
            }
            return facts
        }
    }

    static let alone = ["1980-05-01"]
    /// One adult with two children.
    static let family = ["1980-05-01", "2010-01-01", "2020-02-29"]
    static let couple = ["1980-05-01", "1982-05-01"]
    static let coupleWithChild = ["1980-05-01", "1982-05-01", "2012-01-01"]
    /// The child became an adult on the reference date.
    static let grown = ["1980-05-01", "2008-01-01"]

    static let nothing = SampleFacts()
    static func category(_ name: String) -> DerivedAnswer { DerivedAnswer(.value(.code(name))) }
    static let partial = DerivedAnswer.unavailable(.partialData)
    static let reimbursed = SampleFacts().with("status.BIM_BVT", .boolean(true))
    static let notReimbursed = SampleFacts().with("status.BIM_BVT", .boolean(false))

    @Test(
        "verwarmingstoelage: the category",
        arguments: [
            Case("at the limit", alone, 2_247_549, notReimbursed, category("limitedIncome")),
            Case("a cent above", alone, 2_247_550, notReimbursed, category("none")),
            Case("with the reimbursement", alone, 2_247_549, reimbursed, category("increasedReimbursement")),
            Case("above, whatever the status", alone, 2_247_550, reimbursed, category("none")),
            Case("two children", family, 2_247_549 + 2 * 416_094, notReimbursed, category("limitedIncome")),
            Case("two children, a cent above", family, 2_247_549 + 2 * 416_094 + 1, notReimbursed, category("none")),
            Case("another adult, within", couple, 1_000_000, reimbursed, partial),
            Case("another adult, perhaps a dependant", couple, 2_247_550, reimbursed, partial),
            Case("another adult, above all", couple, 2_247_549 + 416_094 + 1, reimbursed, category("none")),
            Case("a child of 18 is an adult that day", grown, 1_000_000, reimbursed, partial),
            Case("no assessment is not no income", alone, nil, reimbursed, DerivedAnswer(.absentAtSource)),
            Case(
                "the status away", alone, 1, SampleFacts().without("status.BIM_BVT", .sourceDown, retryAt: 9),
                .unavailable(.sourceDown, retryAt: 9)),
            Case(
                "the income away", alone, nil, reimbursed.without("income.items", .sourceBusy, retryAt: 9),
                .unavailable(.sourceBusy, retryAt: 9)),
        ])
    func heating(row: Case) throws {
        let answers = try RepositoryAnswersTests.answers("ocmw-zonnegem/verwarmingstoelage", row.facts)
        #expect(answers == ["livesHere": .yes, "category": row.expected])
    }

    @Test("verwarmingstoelage: the limit of the day that is asked about")
    func dated() throws {
        let purpose = try RepositoryAnswersTests.purpose("ocmw-zonnegem/verwarmingstoelage")
        func limit(_ text: String) -> Value? { CalendarDate(text).flatMap { purpose.parameter("incomeLimit", at: $0) } }
        #expect(limit("2021-12-31") == nil)
        #expect(limit("2022-12-31") == .cents(2_076_388))
        #expect(limit("2023-01-01") == .cents(2_247_549))
    }

    @Test(
        "verbouwpremie-lokaal: the income group",
        arguments: [
            Case("alone, low", alone, 4_073_000, nothing, category("low")),
            Case("alone, middle", alone, 4_073_001, nothing, category("middle")),
            Case("alone, at the middle", alone, 5_184_000, nothing, category("middle")),
            Case("alone, high", alone, 5_184_001, nothing, category("high")),
            Case(
                "one dependant has the limit of a couple", ["1980-05-01", "2010-01-01"], 5_702_000, nothing,
                category("low")),
            Case("a second one adds", family, 5_702_000 + 416_000, nothing, category("low")),
            Case("a cent above that", family, 5_702_000 + 416_001, nothing, category("middle")),
            Case("a couple, within", couple, 1_000_000, nothing, partial),
            Case("a couple, not low, perhaps middle", couple, 5_702_001, nothing, partial),
            Case("a couple, above all", couple, 7_406_001, nothing, category("high")),
            Case("a couple with a child, above all", coupleWithChild, 7_406_000 + 416_001, nothing, category("high")),
            Case("a couple with a child, perhaps", coupleWithChild, 7_406_000 + 416_000, nothing, partial),
            Case("no assessment", alone, nil, nothing, DerivedAnswer(.absentAtSource)),
        ])
    func renovation(row: Case) throws {
        let answers = try RepositoryAnswersTests.answers("zonnegem/verbouwpremie-lokaal", row.facts)
        #expect(answers["incomeGroup"] == row.expected)
    }

    @Test(
        "verbouwpremie-lokaal: who owns and lives there, and a poor label",
        arguments: [
            (SampleFacts().with("property.ownsHome", .boolean(true)), DerivedAnswer.yes),
            (SampleFacts().with("property.ownsHome", .boolean(false)), .no),
            (SampleFacts().without("property.ownsHome", .sourceDown), .unavailable(.sourceDown)),
        ])
    func owner(facts: SampleFacts, expected: DerivedAnswer) throws {
        for (label, poor) in [("D", DerivedAnswer.yes), ("F", .yes), ("C", .no), ("A+", .no)] {
            let facts = Case("", Self.alone, 1, facts.with("energy.label", .code(label)), .yes).facts
            let answers = try RepositoryAnswersTests.answers("zonnegem/verbouwpremie-lokaal", facts)
            #expect(answers["ownerLivesHere"] == expected && answers["poorEnergyLabel"] == poor)
        }
    }

    static let noHome = SampleFacts().with("property.ownsProperty", .boolean(false))
    static let home = SampleFacts().with("property.ownsProperty", .boolean(true))

    @Test(
        "huurpremie-attendering: a signal, and never a yes on half of the data",
        arguments: [
            Case("within", alone, 1_783_000, noHome, .yes),
            Case("above", alone, 1_783_001, noHome, .no),
            Case("with children", family, 1_783_000 + 320_000, noHome, .yes),
            Case("owns a home", alone, 1, home, .no),
            Case("owns a home, income away", alone, nil, home.without("income.items", .sourceDown), .no),
            Case("another adult, within", couple, 1, noHome, partial),
            Case("another adult, above all", couple, 1_783_000 + 160_001, noHome, .no),
            Case("no assessment", alone, nil, noHome, DerivedAnswer(.absentAtSource)),
        ])
    func rent(row: Case) throws {
        let answers = try RepositoryAnswersTests.answers("ocmw-zonnegem/huurpremie-attendering", row.facts)
        #expect(
            answers == [
                "worthAsking": row.expected, "housing.isTenant": .unavailable(.notConnected),
                "housing.waitsSince": .unavailable(.notConnected),
            ])
    }

    @Test("a signal may lead to an offer only, and gives no data")
    func signal() throws {
        let template = try RepositoryAnswersTests.purpose("ocmw-zonnegem/huurpremie-attendering").template
        #expect(template.leadsTo == .offer && template.gives.isEmpty)
    }
}
