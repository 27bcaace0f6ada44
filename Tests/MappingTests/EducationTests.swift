import Core
import Mapping
import Support
import Testing

@Suite("Enrolment is a yes on a day; part of the sources gives no no (FIELD 3.10)", .enabled(if: SharedData.isPresent))
struct EducationTests {
    private func sample(_ key: String, _ day: String = "2015-11-01") throws -> MappedAnswer {
        try Mappings.sample("GeefHistoriekInschrijving-02.01", key, day: try #require(CalendarDate(day)))
    }

    @Test(
        "at school, at adult school, at a university, on the day",
        arguments: [
            ("00630934549", ["LP"]), ("60652950945", ["VWO"]), ("83711899724", ["HO"]),
            ("50600233706", ["LP", "HO", "VWO"]),
        ])
    func kinds(_ key: String, _ kinds: [String]) throws {
        let answer = try sample(key)
        #expect(answer.values["education.enrolledOn"]?.content == .value(.boolean(true)))
        #expect(answer.values["education.kinds"]?.content == .value(.list(kinds.map { .code($0) })))
        #expect(answer.values["education.isStudent"]?.content == .value(.boolean(kinds.contains("HO"))))
    }

    @Test("level and year are those of the group of the day")
    func level() throws {
        let answer = try sample("02691999754")
        #expect(answer.values["education.level"]?.content == .value(.code("2")))
        #expect(answer.values["education.schoolYear"]?.content == .value(.integer(2015)))
        #expect(answer.values["education.level"]?.validUntil == PartialDate(year: 2016, month: 8, day: 31))
    }

    @Test("a source that has nothing is missing from every answer")
    func partial() throws {
        let answer = try sample("00600099536")
        #expect(answer.kind == .partial)
        #expect(answer.values["education.enrolledOn"]?.content == .value(.boolean(false)))
        #expect(answer.values["education.enrolledOn"]?.missingSources == ["DHO2", "Disci"])
    }

    @Test("where all three sources have nothing, nothing is found; where one is away, it may come later")
    func nothing() throws {
        func answer(_ codes: [(String, String)]) throws -> MappedAnswer {
            let mapping = try Mappings.compiled("GeefHistoriekInschrijving-02.01")
            let list = codes.map {
                "<Uitzondering><Identificatie>\($0.1)</Identificatie><Oorsprong>\($0.0)</Oorsprong><Type>FOUT</Type></Uitzondering>"
            }
            let text = """
                <GeefHistoriekInschrijvingResponse xmlns="\(mapping.bodyNamespace)"><Repliek xmlns=""><Antwoorden>
                <Antwoord><Uitzonderingen>\(list.joined())</Uitzonderingen></Antwoord></Antwoorden></Repliek>
                </GeefHistoriekInschrijvingResponse>
                """
            return try Mappings.run(mapping, Array(text.utf8))
        }
        #expect(try answer([("DHO2", "30101"), ("DVNCI", "30101"), ("Disci", "30101")]).kind == .notFound)
        #expect(try answer([("DHO2", "30101"), ("MAGDA", "60006")]).kind == .busy)
        #expect(try answer([("DHO2", "30101"), ("DVNCI", "20110")]).kind == .fault)
    }

    @Test(
        "a year at a university ends with September, a module within a year; neither tells its last day",
        arguments: [
            // Enrolled for 2011, on 13 December 2011.
            ("70622299555", "2011-12-12", false, false), ("70622299555", "2011-12-13", true, false),
            ("70622299555", "2012-09-30", true, false), ("70622299555", "2012-10-01", false, false),
            // A module of 21 August 2013.
            ("12661138627", "2014-08-20", true, true), ("12661138627", "2014-08-21", false, false),
        ])
    func length(_ key: String, _ day: String, _ isEnrolled: Bool, _ isDoubtful: Bool) throws {
        let value = try sample(key, day).values["education.enrolledOn"]
        #expect(value?.content == .value(.boolean(isEnrolled)))
        #expect(value?.isDoubtful == isDoubtful)
    }

    @Test("another day, another answer", arguments: [("2015-11-01", true), ("2030-01-01", false)])
    func day(_ day: String, _ isEnrolled: Bool) throws {
        let answer = try sample("02691999754", day)
        #expect(answer.values["education.enrolledOn"]?.content == .value(.boolean(isEnrolled)))
    }

    @Test("nothing that tells of health, origin, school or results is read")
    func lineage() throws {
        let mapping = try Mappings.compiled("GeefHistoriekInschrijving-02.01")
        let dropped = [
            "SoortOnderwijs", "TypeBuitengewoon", "Anderstalige", "Instelling", "Resultaat", "Studie", "Opleiding",
        ]
        for paths in mapping.attributes.values {
            #expect(!paths.contains { path in dropped.contains { path.contains($0) } })
        }
    }
}
