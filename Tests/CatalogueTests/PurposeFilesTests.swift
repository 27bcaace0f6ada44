import Catalogue
import Core
import Testing

@Suite("A purpose is read from two files, whole or not at all")
struct PurposeFilesTests {
    @Test("what stands in the files is what the purpose says")
    func reads() throws {
        let purpose = try SamplePurpose.files().purpose
        #expect(purpose.ref.text == "zonnegem/sample@2")
        #expect(purpose.template.act == .safeguard)
        #expect(purpose.template.population == Population(minimumAge: 18, maximumAge: 65))
        #expect(purpose.template.minimumAssurance == [.counter: .eidSeen, .phone: .questions])
        #expect(purpose.template.freshness == ["residence.kind": Freshness(maximumAgeDays: 31, keep: true)])
        #expect(purpose.outputs.map(\.name) == ["livesHere", "children", "vehicle.plate"])
        #expect(
            purpose.template.answers[0].form
                == .rule(
                    .all([
                        .compare(.attribute("residence.municipality"), .equal, .parameter("municipality")),
                        .isOne("residence.kind", of: ["home"]),
                        .compare(
                            .attribute("residence.since"), .less,
                            .constant(.date(PartialDate(year: 2026, month: 1, day: 1)))),
                        .holds("status.a"),
                    ])))
        #expect(
            purpose.template.answers[1].form
                == .number(
                    .count("household.members", where: .compare(.age("birthDate"), .less, .parameter("ageLimit")))))
        #expect(purpose.template.answers[1].attributes == ["household.members"])
        #expect(purpose.template.answers[0].attributes.count == 4)
        let authorisation = try #require(purpose.authorisation(for: "residence.kind"))
        #expect(authorisation.accepts.map(\.clause) == ["RR 1, art. 3"])
        #expect(authorisation.mayKeep)
        #expect(purpose.parameter("ageLimit", at: SamplePurpose.today) == .integer(3))
        #expect(purpose.parameter("ageLimit", at: SamplePurpose.today.adding(years: 1)) == .integer(4))
        #expect(purpose.parameter("ageLimit", at: SamplePurpose.today.adding(years: -9)) == nil)
    }

    @Test("its bytes are both texts in canonical JSON, and read back to the same purpose")
    func roundTrip() throws {
        let files = try SamplePurpose.files()
        let json: JSON = [
            "template": .string(SamplePurpose.templateText), "adoption": .string(SamplePurpose.adoptionText),
        ]
        #expect(files.bytes == json.canonicalBytes)
        #expect(try PurposeFiles(stored: files.bytes, name: "stored").purpose == files.purpose)
        #expect(files.purpose.ref.hash == "c3911c6f1b62d7beb6766f6e84e5db439af5da014b8cedac04446678418219ab")
    }

    @Test("one other byte is another version")
    func hash() throws {
        let files = try SamplePurpose.files()
        let other = try SamplePurpose.files(adoption: SamplePurpose.adoptionText + " ")
        #expect(files.purpose.adoption == other.purpose.adoption)
        #expect(files.purpose.ref.hash != other.purpose.ref.hash)
    }

    @Test(
        "bytes that we did not write are refused",
        arguments: ["", "{}", #"{"adoption":"a"}"#, #"{"adoption":"a","more":"c","template":"b"}"#])
    func stored(text: String) {
        #expect(throws: CatalogueError.self) { try PurposeFiles(stored: Array(text.utf8), name: "stored") }
    }

    @Test("more white space than we write is refused: the hash is over these bytes")
    func whiteSpace() throws {
        let bytes = try SamplePurpose.files().bytes + [0x20]
        #expect(throws: CatalogueError.self) { try PurposeFiles(stored: bytes, name: "stored") }
    }

    static let mistakes: [PlantedMistake] = [
        .init("unknown key", .template, "retentionYears", "retentionYear", line: "retentionYear:", "unknown key"),
        .init("missing key", .template, "product: Voorbeeld\n", "", line: "purpose: sample", "lacks `product:`"),
        .init("no such act", .template, "act: safeguard", "act: safe", line: "act: safe", "must be one of legalBasis"),
        .init("no such channel", .template, "{counter:", "{desk:", line: "minimumAssurance", "must be one of online"),
        .init("no such rule", .template, "- holds:", "- has:", line: "- has:", "unknown rule"),
        .init("no such term", .template, "{age: birthDate}", "{ages: birthDate}", line: "{ages:", "unknown term"),
        .init("key beside a rule", .template, "of: [home]}", "off: [home]}", line: "off: [home]", "unknown key"),
        .init(
            "one term", .template, "[residence.since, {date: 2026-01-01}]", "[residence.since]",
            line: "[residence.since]", "compares two terms"),
        .init(
            "no such day", .template, "{date: 2026-01-01}", "{date: 2026-02-30}", line: "2026-02-30",
            "a day that exists"),
        .init(
            "rule and number", .template, "number:", "rule: {holds: status.a}\n    number:", line: "  children:",
            "exactly one of"),
        .init(
            "negative days", .template, "answerValidDays: 31", "answerValidDays: -1", line: "answerValidDays",
            "0 or more"),
        .init(
            "freshness that does not say what is kept", .template, ", keep: true}", "}", line: "freshness",
            "lacks `keep:`"),
        .init(
            "an older value without ground", .template, "keep: true}", "keep: true, whenDown: {olderDays: 14}}",
            line: "freshness", "lacks `ground:`"),
        .init(
            "older by no days", .template, "keep: true}", "keep: true, whenDown: {olderDays: 0, ground: a}}",
            line: "freshness", "from 1 to 36500"),
        .init(
            "read twice", .template, "[residence.kind, residence", "[residence.kind, residence.kind, residence",
            line: "reads:", "twice"),
        .init(
            "another purpose", .adoption, "purpose: sample", "purpose: other", line: "purpose: other",
            "another purpose"),
        .init("version 0", .adoption, "version: 2", "version: 0", line: "version: 0", "1 or more"),
        .init("no recipient", .adoption, "[dienst Vrije Tijd]", "[]", line: "recipients", "names nobody"),
        .init(
            "newest first", .adoption, "from: 2027-01-01", "from: 2019-01-01", line: "2019-01-01",
            "oldest first"),
        .init("value of another type", .adoption, "value: 3", "value: three", line: "value: three", "whole number"),
        .init(
            "no such kind", .template, "{minimumAge", "{about: animal, minimumAge", line: "population", "must be one of"
        ),
        .init(
            "no such consequence", .template, "act: safe", "leadsTo: fine\nact: safe", line: "leadsTo", "must be one of"
        ),
        .init("no such register", .adoption, "register: KSZ", "register: KBO", line: "register: KBO", "RR or KSZ"),
        .init(
            "no such kind of title", .adoption, "kind: deliberation", "kind: advice", line: "kind: advice",
            "must be one of rrAuthorisation"),
        .init(
            "followed up and not kept", .adoption, "    mayKeep: false\n",
            "    mayKeep: false\n    followUp: {days: 30}\n", line: "followUp", "mayKeep: true"),
        .init("keeping left open", .adoption, "    mayKeep: false\n", "", line: "source: KSZ", "lacks `mayKeep:`"),
    ]

    @Test("a mistake names file, line and what to write", arguments: mistakes)
    func mistake(_ planted: PlantedMistake) {
        let error = #expect(throws: CatalogueError.self) {
            try SamplePurpose.files(template: planted.template, adoption: planted.adoption)
        }
        #expect(error?.description.hasPrefix(planted.place) == true, "\(error?.description ?? "")")
        #expect(error?.message.contains(planted.message) == true, "\(error?.description ?? "")")
    }
}
