import Catalogue
import Core
import Testing

@Suite("A purpose that an officer should not activate is found out, with file and line")
struct PurposeCheckTests {
    static func check(notDelivered: Set<AttributeID> = ["vehicle.plate"]) throws -> PurposeCheck {
        let dictionary = try #require(SamplePurpose.dictionary)
        return PurposeCheck(
            dictionary: dictionary, delivered: Set(dictionary.all.map(\.id)).subtracting(notDelivered),
            delays: ["RR": ["residence.kind": 20], "KSZ": ["residence.kind": 90]], today: SamplePurpose.today)
    }

    @Test("the sample is right")
    func right() throws {
        #expect(try Self.check().findings(in: SamplePurpose.files()) == [])
    }

    static let mistakes: [PlantedMistake] = [
        .init(
            "read but unknown", .template, "reads: [", "reads: [person.hobby, ", line: "reads:", "not in the dictionary"
        ),
        .init(
            "not connected and unknown", .template, "[vehicle.plate]", "[vehicle.colour]", line: "notConnected",
            "not in the dictionary"),
        .init(
            "not authorised", .adoption, "[status.a]", "[vehicle.plate]", line: "reads:", "no authorisation covers",
            in: .template),
        .init(
            "authorised twice", .adoption, "[status.a]", "[status.a, residence.kind]", line: "reads:",
            "two authorisations", in: .template),
        .init(
            "title of an unknown attribute", .adoption, "[status.a]", "[status.a, status.b]", line: "status.b",
            "not in the dictionary"),
        .init(
            "title ended", .adoption, "mayKeep: true\n    until: 2030-12-31", "mayKeep: true\n    until: 2025-12-31",
            line: "2025-12-31", "RR 1 ended on 2025-12-31"),
        .init(
            "not listed as read", .template, "residence.since, status.a", "residence.since", line: "livesHere:",
            "reads `status.a`"),
        .init(
            "read for nothing", .template, "        - holds: status.a\n", "", line: "reads:",
            "no answer uses `status.a`"),
        .init(
            "special without ground", .template, "specialCategoryGround: 9(2)(g)\n", "", line: "reads:",
            "special category"),
        .init(
            "no parameter", .template, "{parameter: ageLimit}", "{parameter: limit}", line: "{parameter: limit}",
            "no parameter `limit`"),
        .init(
            "parameter not in force", .adoption, "- {from: 2020-01-01, value: 3}\n      ", "",
            line: "{parameter: ageLimit}", "not in force on 2026-01-01", in: .template),
        .init(
            "date with number", .template, "{date: 2026-01-01}", "{integer: 3}", line: "{integer: 3}",
            "compares a date with a number"),
        .init(
            "code has no order", .template, "- equal: [residence", "- less: [residence", line: "- less: [residence.m",
            "has no order"),
        .init(
            "no code of the list", .template, "of: [home]", "of: [house]", line: "of: [house]",
            "`house` is no code"),
        .init(
            "parameter that is no code", .adoption, "\"41999\"", "\"4199\"", line: "- equal:", "`4199` is no code",
            in: .template),
        .init(
            "holds of a code", .template, "holds: status.a", "holds: residence.kind", line: "holds: residence.kind",
            "not yes or no"),
        .init(
            "count of a code", .template, "count: household.members", "count: residence.kind",
            line: "count: residence.kind", "not a list"),
        .init("no such field", .template, "{age: birthDate}", "{age: born}", line: "{age: born}", "no field of"),
        .init("age of an amount", .template, "{age: birthDate}", "{age: share}", line: "{age: share}", "not a date"),
        .init(
            "date as number", .template,
            "count: household.members\n      where: {less: [{age: birthDate}, {parameter: ageLimit}]}",
            "{date: 2026-01-01}", line: "number:", "a number is"),
        .init(
            "told twice", .template, "notConnected: [vehicle.plate]", "notConnected: [vehicle.plate, livesHere]",
            line: "livesHere:", "told twice"),
        .init(
            "freshness of what is not asked", .template, "{residence.kind: {max", "{vehicle.plate: {max",
            line: "freshness",
            "does not ask"),
        .init(
            "freshness of what nobody knows", .template, "{residence.kind: {max", "{residence.sort: {max",
            line: "freshness", "not in the dictionary"),
        .init(
            "kept without leave", .template, "{residence.kind: {max", "{status.a: {max", line: "freshness",
            "does not let `status.a` be kept"),
        .init(
            "kept for nothing", .template, "maximumAgeDays: 31, keep", "maximumAgeDays: 0, keep", line: "freshness",
            "could never serve"),
        .init(
            "never fresh enough", .template, "maximumAgeDays: 31, keep", "maximumAgeDays: 20, keep",
            line: "freshness", "RR tells `residence.kind` 20 days late"),
        .init(
            "another person under consent", .template,
            "gdprArticle: 6(1)(e)\nspecialCategoryGround: 9(2)(g)\nact: safeguard",
            "gdprArticle: 6(1)(a)\nspecialCategoryGround: 9(2)(g)\nact: legalBasis", line: "reads:",
            "`household.members` is about another person"),
        .init(
            "consent under another article", .template, "act: safeguard", "act: legalBasis", line: "gdprArticle",
            "goes with the act legalBasis"),
        .init(
            "no alternative", .template, "alternative: U brengt zelf een bewijs mee.\n", "", line: "act:",
            "add `alternative:`"),
        .init("no end of the act", .template, "maximumConsentDays: 365\n", "", line: "act:", "maximumConsentDays"),
        .init(
            "consent days without an act", .template, "act: safeguard", "act: none", line: "maximumConsentDays",
            "no act is given"),
        .init("no stop", .template, "\n  stop: U kunt dit altijd stoppen.", "", line: "notice:", "add `stop:`"),
        .init(
            "no after a no", .template, "  ifNo: Zegt u nee? Dan brengt u zelf een bewijs mee.\n", "",
            line: "notice:", "add `ifNo:`"),
        .init("no phone", .template, ", phone: questions", "", line: "minimumAssurance", "add `phone:`"),
        .init(
            "a person in a purpose about enterprises", .template, "{minimumAge: 18, maximumAge: 65}",
            "{about: enterprise}", line: "reads:", "`residence.kind` is about person, the purpose about enterprise"),
        .init(
            "an enterprise that says yes", .template, "{minimumAge: 18, maximumAge: 65}", "{about: enterprise}",
            line: "act:", "an enterprise gives no act"),
        .init(
            "an enterprise with an age", .template, "{minimumAge: 18,", "{about: enterprise, minimumAge: 18,",
            line: "population", "has no age"),
        .init(
            "an enterprise in a purpose about persons", .template, "reads: [", "reads: [enterprise.active, ",
            line: "reads:", "`enterprise.active` is about enterprise, the purpose about person"),
        .init(
            "a signal that gives data", .template, "gives: []",
            "leadsTo: offer\ngives: [{attribute: residence.kind, reason: a}]", line: "gives:",
            "may only lead to an offer"),
        .init("nobody left", .template, "maximumAge: 65", "maximumAge: 17", line: "population", "nobody is left"),
        .init(
            "hard word", .template, "- We vragen 2 dingen.",
            "- We vragen dit bij de authentieke bronnen, conform de wet.",
            line: "authentieke", "`conform` is no plain Dutch"),
        .init(
            "hard phrase", .template, "- We vragen 2 dingen.", "- We vragen dit bij de authentieke bronnen.",
            line: "authentieke", "`authentieke bronnen`"),
        .init(
            "abbreviation", .template, "stop: U kunt dit altijd stoppen.", "stop: U kunt dit stoppen met uw INSZ.",
            line: "INSZ", "rijksregisternummer"),
        .init(
            "long sentence", .template, "- We vragen 2 dingen.",
            "- een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig 2.100.",
            line: "twintig", "a sentence of 21 words"),
    ]

    @Test("a planted mistake is found", arguments: mistakes)
    func planted(_ planted: PlantedMistake) throws {
        let files = try SamplePurpose.files(template: planted.template, adoption: planted.adoption)
        let findings = try Self.check().findings(in: files).map(\.description)
        #expect(
            findings.contains { $0.hasPrefix(planted.place) && $0.contains(planted.message) },
            "\(planted.place)… not in \(findings)")
    }

    @Test("an attribute that no mapping delivers is found, unless it is listed as not connected")
    func delivered() throws {
        let check = try Self.check(notDelivered: ["vehicle.plate", "status.a"])
        let findings = check.findings(in: try SamplePurpose.files())
        #expect(findings.map(\.code) == [.notDelivered])
        #expect(findings.first?.line == 7)
    }

    @Test(
        "what is plain passes",
        arguments: [
            "U krijgt 2.750 euro. Dat is alles!", "Een conformiteit is geen verboden woord.", "",
            "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
                + "achttien negentien twintig.",
        ])
    func plain(text: String) {
        #expect(PlainDutch.problems(in: text) == [])
    }
}
