import Core
import Mapping
import Support
import Testing

@Suite("A handicap is recognised, unknown or withheld, source by source (FIELD 3.6, 3.7)")
struct HandicapTests {
    private func answer(_ inner: String, day: CalendarDate = Mappings.day) throws -> MappedAnswer {
        let text = """
            <GeefDossierHandicapResponse xmlns="http://magda.vlaanderen.be/soczek/soap/geefdossierhandicap/v03_00">
            <Repliek xmlns=""><Antwoorden><Antwoord><Inhoud><ConsultFilesByDateResponse><ssin>\(Mappings.person)</ssin>
            \(inner)</ConsultFilesByDateResponse></Inhoud></Antwoord></Antwoorden></Repliek>
            </GeefDossierHandicapResponse>
            """
        return try Mappings.run(try Mappings.compiled("GeefDossierHandicap-03.00"), Array(text.utf8), day: day)
    }

    private func file(_ recognition: String, from: String = "2020-01-01", until: String = "") -> String {
        """
        <results><dgphResult><status><code>MSG00000</code></status><file><handicapRecognitions><handicapRecognition>
        <decisionStatus>RECOGNITION_DETERMINED</decisionStatus><recognitionStatus><startDateRecognition>\(from)\
        </startDateRecognition>\(until)</recognitionStatus>\(recognition)</handicapRecognition></handicapRecognitions>
        </file></dgphResult></results>
        """
    }

    @Test(
        "points are whole numbers, details yes or no", .enabled(if: SharedData.isPresent),
        arguments: [
            ("00683042157", "handicap.points", .integer(9)), ("05690703284", "handicap.points", .integer(8)),
            ("00683042157", "handicap.mobilityPoints", .integer(2)),
            ("16651602029", "handicap.childPoints", .integer(9)),
            ("00683042157", "handicap.lowerLimbs50", .boolean(false)),
            ("01700462685", "handicap.lowerLimbs50", .boolean(true)),
            ("00683042157", "handicap.receivesAllowance", .boolean(true)),
            ("12630962125", "handicap.hasParkingCard", .boolean(true)),
        ] as [(String, AttributeID, Value)])
    func values(_ key: String, _ id: AttributeID, _ value: Value) throws {
        #expect(try Mappings.sample("GeefDossierHandicap-03.00", key).values[id]?.content == .value(value))
    }

    @Test("a source that does not know the person leaves its part unknown", .enabled(if: SharedData.isPresent))
    func unknownAtSource() throws {
        let answer = try Mappings.sample("GeefDossierHandicap-03.00", "00683042157")
        #expect(answer.kind == .partial)
        #expect(answer.values["handicap.recognised"]?.missingSources == ["IrisCare", "AVIQ", "DSL"])
        #expect(answer.outcomes.contains(Outcome(status: .partial, origin: "AVIQ", code: "MSG00021")))
    }

    @Test("70001 beside an empty answer is: nothing found", .enabled(if: SharedData.isPresent))
    func notFound() throws {
        let answer = try Mappings.sample("GeefDossierHandicap-03.00", "notfound")
        #expect(answer.kind == .notFound)
        #expect(answer.values.isEmpty)
    }

    @Test("an answer without a file says nothing, whatever its status", .enabled(if: SharedData.isPresent))
    func noFile() throws {
        #expect(try Mappings.sample("GeefDossierHandicap-03.00", "10712995476").values.isEmpty)
    }

    @Test("what is filtered is withheld, what is there stands", .enabled(if: SharedData.isPresent))
    func filtered() throws {
        let answer = try Mappings.sample("GeefDossierHandicap-03.00", "12630962125")
        #expect(answer.values["handicap.recognised"]?.content == .withheld)
        #expect(answer.values["handicap.points"]?.content == .withheld)
        #expect(answer.values["handicap.hasParkingCard"]?.content == .value(.boolean(true)))
        #expect(answer.outcomes.contains { $0.status == .filtered })
    }

    @Test(
        "a recognition holds until its last day, or without end",
        arguments: [
            ("", "2026-02-01", true), ("<endDateRecognition>2026-02-01</endDateRecognition>", "2026-02-01", true),
            ("<endDateRecognition>2026-01-31</endDateRecognition>", "2026-02-01", false), ("", "2019-12-31", false),
            ("<endDateRecognition>9999-12-31</endDateRecognition>", "2026-02-01", true),
            ("<endDateRecognition/>", "2026-02-01", true),
        ])
    func period(_ until: String, _ day: String, _ isRecognised: Bool) throws {
        let answer = try answer(file("", until: until), day: try #require(CalendarDate(day)))
        #expect(answer.values["handicap.recognised"]?.content == .value(.boolean(isRecognised)))
    }

    @Test("a last day that cannot be read leaves the recognition standing, marked")
    func unreadableEnd() throws {
        let text = file("", until: "<endDateRecognition>onbekend</endDateRecognition>")
        let value = try answer(text).values["handicap.recognised"]
        #expect(value?.content == .value(.boolean(true)))
        #expect(value?.isDoubtful == true)
        #expect(try answer(file("")).values["handicap.recognised"]?.isDoubtful == false)
    }

    @Test("a number that was replaced is another identity, not data to keep")
    func replaced() throws {
        let text = """
            <GeefDossierHandicapResponse xmlns="http://magda.vlaanderen.be/soczek/soap/geefdossierhandicap/v03_00">
            <Repliek xmlns=""><Antwoorden><Antwoord><Inhoud><ConsultFilesByDateResponse>
            <ssin canceled="true" replacedBy="67722499797">\(Mappings.person)</ssin></ConsultFilesByDateResponse></Inhoud>
            </Antwoord></Antwoorden></Repliek></GeefDossierHandicapResponse>
            """
        let answer = try Mappings.run(try Mappings.compiled("GeefDossierHandicap-03.00"), Array(text.utf8))
        #expect(answer.replacement?.new == INSZ("67722499797"))
    }

    @Test("of the VAPH only the recognition is read", .enabled(if: SharedData.isPresent))
    func vaph() throws {
        let mapping = try Mappings.compiled("GeefVolledigDossierHandicap-03.00")
        for paths in mapping.attributes.values {
            #expect(paths.allSatisfy { $0.contains("/persoonsgegevens/erkenningHandicap") })
        }
        let answer = try Mappings.sample("GeefVolledigDossierHandicap-03.00", "71690999827")
        #expect(answer.values["handicap.vaphRecognised"]?.content == .value(.boolean(true)))
        #expect(answer.values["handicap.vaphRecognised"]?.validFrom == PartialDate(year: 2013, month: 1, day: 1))
        // 9999-12-31 is no day.
        #expect(answer.values["handicap.vaphRecognisedUntil"]?.content == .absent)
        #expect(answer.subject == .unreadable)
    }
}
