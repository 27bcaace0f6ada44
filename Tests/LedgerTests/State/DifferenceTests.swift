import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("A version that asks for more asks the citizen again, one that asks for no more does not")
struct DifferenceTests {
    struct Version: Sendable {
        var act = CitizensAct.safeguard
        var aim = "6(1)(e); decision"
        var product = "Korting"
        var outputs = ["livesHere", "lowIncome"]
        var attributes = ["residence.kind", "status.a"]
        var recipients = ["Vrije Tijd"]
        var numbers = ["RR 1"]
        var source = "RR"
        var mayKeep = false
        var admits = ["f"]
        var days = 365
        var caseDays = 30
        var followUpDays = 20
        var years = 10
        var uses: Int? = 10
        var frequency = "P1M"
        var assurance: [Channel: Assurance] = [.counter: .eidSeen, .phone: .eidUsed]
        var contest: [Channel: Int] = [.phone: 3]
        var representatives: Set<Representative> = [.parent]
        var requiresCase = true
        var notice = "00"
        var hasReach = true

        var terms: PurposeTerms {
            PurposeTerms(
                act: act,
                titles: numbers.map {
                    PurposeTerms.Title(
                        number: $0, source: source, finality: "f", admits: admits, mayKeep: mayKeep,
                        followUpDays: followUpDays,
                        until: TestClock.start.belgianDate)
                },
                outputs: outputs, maximumConsentDays: days, caseDays: caseDays, minimumAssurance: assurance,
                requiresCase: requiresCase,
                bounds: ConsentBounds(
                    uses: uses, frequency: Period(frequency).map { Frequency(every: $0) }, contestDays: contest,
                    representatives: representatives),
                reach: hasReach
                    ? PurposeReach(
                        product: product, aim: aim, attributes: attributes, recipients: recipients,
                        retentionYears: years, notice: notice) : nil)
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let aspect: PurposeDifference.Aspect
        let change: @Sendable (inout Version) -> Void

        init(
            _ name: String, _ aspect: PurposeDifference.Aspect, _ change: @escaping @Sendable (inout Version) -> Void
        ) {
            testDescription = name
            self.aspect = aspect
            self.change = change
        }
    }

    private static let wider: [Row] = [
        Row("another act", .act) { $0.act = .explicitRequest },
        Row("another ground", .aim) { $0.aim = "6(1)(a); decision" },
        Row("another product", .product) { $0.product = "Premie" },
        Row("one output more", .outputs) { $0.outputs.append("hasChildren") },
        Row("another output in its place", .outputs) { $0.outputs[0] = "hasChildren" },
        Row("one attribute more", .attributes) { $0.attributes.append("income.total") },
        Row("one recipient more", .recipients) { $0.recipients.append("Wonen") },
        Row("one title more", .titles) { $0.numbers.append("RR 2") },
        Row("facts of another finality", .titles) { $0.admits.append("g") },
        Row("another source", .sources) { $0.source = "KSZ" },
        Row("facts may be kept", .keeping) { $0.mayKeep = true },
        Row("a case keeps them longer", .keeping) { $0.caseDays = 31 },
        Row("they are followed up longer", .keeping) { $0.followUpDays = 21 },
        Row("entries are kept longer", .keeping) { $0.years = 11 },
        Row("longer", .duration) { $0.days = 366 },
        Row("one use more", .uses) { $0.uses = 11 },
        Row("any number of uses", .uses) { $0.uses = nil },
        Row("oftener", .frequency) { $0.frequency = "P1W" },
        Row("as often as one likes", .frequency) { $0.frequency = "" },
        Row("one channel more", .channels) { $0.assurance[.paper] = .signature },
        Row("a weaker check", .assurance) { $0.assurance[.phone] = .questions },
        Row("a shorter contest", .contestPeriod) { $0.contest = [.phone: 2] },
        Row("no contest", .contestPeriod) { $0.contest = [:] },
        Row("one more may act for the person", .representatives) { $0.representatives.insert(.mandate) },
        Row("no case is needed", .caseRequired) { $0.requiresCase = false },
        Row("it is not known what is agreed to", .aim) { $0.hasReach = false },
    ]

    private static let narrower: [Row] = [
        Row("one output less", .outputs) { $0.outputs.removeLast() },
        Row("one attribute less", .attributes) { $0.attributes.removeLast() },
        Row("they are followed up less long", .keeping) { $0.followUpDays = 0 },
        Row("shorter", .duration) { $0.days = 364 },
        Row("one use less", .uses) { $0.uses = 9 },
        Row("more seldom", .frequency) { $0.frequency = "P2M" },
        Row("a channel less", .channels) { $0.assurance[.phone] = nil },
        Row("a surer check", .assurance) { $0.assurance[.counter] = .eidUsed },
        Row("a longer contest", .contestPeriod) { $0.contest[.paper] = 7 },
        Row("nobody may act for the person", .representatives) { $0.representatives = [] },
        Row("other words", .notice) { $0.notice = "11" },
    ]

    @Test(arguments: wider)
    func widens(_ row: Row) {
        var changed = Version()
        row.change(&changed)
        #expect(changed.terms.widenings(from: Version().terms).contains { $0.aspect == row.aspect })
        // What widens one way does not go unseen the other way.
        #expect(Version().terms.differences(from: changed.terms).contains { $0.aspect == row.aspect })
    }

    @Test(arguments: narrower)
    func narrows(_ row: Row) {
        var changed = Version()
        row.change(&changed)
        #expect(changed.terms.widenings(from: Version().terms) == [])
        #expect(changed.terms.differences(from: Version().terms).contains { $0.aspect == row.aspect && !$0.isWider })
    }

    @Test func theSameDiffersInNothing() {
        #expect(Version().terms.differences(from: Version().terms) == [])
    }

    @Test func termsReadBackWhole() throws {
        let terms = Version().terms
        #expect(PurposeTerms(json: try JSON(parsing: terms.json.canonicalBytes)) == terms)
    }
}
