import Catalogue
import Core

/// A purpose by the dice: what it gives and answers, under which titles, how fresh, what of it may be kept, and what the
/// citizen may tell for it.
struct RandomPurpose {
    struct Title {
        let source: String
        let attributes: [AttributeID]
        let finality: String
        let accepts: [String]
        let mayKeep: Bool
        /// 0 where nobody may be followed up.
        let followUpDays: Int
        /// 0 where nothing is asked again ahead of time.
        let refreshDays: Int

        var admits: [String] { [finality] + accepts }
    }

    /// Yes where one of its tests is met.
    struct Answer {
        struct Test {
            let attribute: AttributeID
            let accepts: [Value]
        }

        let name: String
        let tests: [Test]
    }

    static let register = [Sample.municipality, Sample.kind, Sample.household]
    static let kinds: [Tellable] = [.email, .phone]
    static let tellingDays = 12
    private static let names = ["f1", "f2", "f3"]
    private static let tests = [
        Answer.Test(attribute: Sample.municipality, accepts: ["41000", "41001", "41002"].map { .code($0) }),
        Answer.Test(attribute: Sample.kind, accepts: [.code("mainResidence")]),
        Answer.Test(attribute: Sample.status, accepts: [.boolean(true)]),
    ]

    let id: String
    let needsConsent: Bool
    let caseDays: Int
    let gives: [AttributeID]
    let answers: [Answer]
    let freshness: [AttributeID: Freshness]
    let titles: [Title]
    let tells: [Tellable]

    init(_ id: String, _ dice: Dice) {
        self.id = id
        let needsConsent = dice.maybe(2)
        self.needsConsent = needsConsent
        caseDays = dice.maybe(4) ? 0 : 2 + dice.roll(8)
        let own = Self.register.filter { _ in !dice.maybe(3) }
        let status = dice.maybe(2) || own.isEmpty ? [Sample.status] : []
        gives = own + status
        titles = [("RR", own), ("KSZ", status)].filter { !$0.1.isEmpty }.map { source, attributes in
            let mayKeep = !dice.maybe(4)
            let followUpDays = needsConsent || !mayKeep || dice.maybe(3) ? 0 : 5 + dice.roll(15)
            return Title(
                source: source, attributes: attributes, finality: dice.one(of: Self.names),
                accepts: Self.names.filter { _ in dice.maybe(3) }, mayKeep: mayKeep, followUpDays: followUpDays,
                refreshDays: followUpDays == 0 || dice.maybe(4) ? 0 : 1 + dice.roll(3))
        }
        var freshness: [AttributeID: Freshness] = [:]
        for title in titles {
            for attribute in title.attributes where !dice.maybe(6) {
                // What comes two days late is never fresh enough for less.
                let least = attribute == Sample.status ? History.delay + 1 : 0
                freshness[attribute] = Freshness(
                    maximumAgeDays: least + dice.roll(7),
                    whenDown: dice.maybe(2) ? nil : Freshness.WhenDown(olderDays: 1 + dice.roll(5), ground: "proef"),
                    keep: title.mayKeep && !dice.maybe(3))
            }
        }
        self.freshness = freshness
        let tests = Self.tests.filter { [own, status].joined().contains($0.attribute) }
        answers = [("first", tests.prefix(1)), ("any", tests[...])].filter { !$0.1.isEmpty }
            .map { Answer(name: $0.0, tests: Array($0.1)) }
        tells = Self.kinds.filter { _ in !dice.maybe(3) }
    }

    func title(of attribute: AttributeID) -> Title? { titles.first { $0.attributes.contains(attribute) } }

    /// Whether what is told of an attribute may be kept; for a follow-up its title must say so.
    func keeps(_ attribute: AttributeID, isFollowUp: Bool) -> Bool {
        guard let title = title(of: attribute), title.mayKeep, freshness[attribute]?.keep == true else { return false }
        return !isFollowUp || title.followUpDays > 0
    }

    func mayKeep(_ number: CacheModel.Number) -> Bool {
        titles.contains {
            $0.source == number.source && $0.refreshDays > 0 && $0.mayKeep && $0.admits.contains(number.finality)
        }
    }

    /// For how many days it follows a person up whom no case or consent covers.
    var followUpDays: Int? { titles.map(\.followUpDays).filter { $0 > 0 }.min() }
}
