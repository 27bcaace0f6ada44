import Core
import Testing

@testable import MockRegisters

@Suite("A resident is one file: a change in it shows in every service, without a restart")
struct FolderEditTests {
    /// A little more than the time between two looks at the files.
    private let patience = Duration.milliseconds(260)

    @Test func aChangedNumberIsAnsweredByEachServiceAndTheOldOneByNone() async throws {
        let folder = try MockFolder()
        defer { folder.remove() }
        let platform = Platform.demo(folder: folder.path)
        for service in MagdaService.aboutRita {
            #expect(try Ask(service, "58631400273").answer(platform).content != nil)
        }
        try folder.replace("58631400273", with: "58631400471", in: "residents/rita-peeters.yaml")
        try await Task.sleep(for: patience)
        for service in MagdaService.aboutRita {
            let old = try Ask(service, "58631400273").answer(platform)
            #expect((old.levelTwo ?? old.levelThree)?.hasSuffix("30001") == true)
            #expect(try Ask(service, "58631400471").answer(platform).content != nil)
        }
        let grandchild = try platform.digits("milan")
        let seen = String(decoding: try Ask(.geefPersoon, grandchild).document(platform), as: UTF8.self)
        #expect(seen.contains("58631400471") && !seen.contains("58631400273"))
    }

    @Test func aChangedNameAndHomeShowInTheRecordAndInTheHousehold() async throws {
        let folder = try MockFolder()
        defer { folder.remove() }
        let platform = Platform.demo(folder: folder.path)
        let grandchild = try platform.digits("milan")
        try folder.replace("[Rita, Maria]", with: "[Margriet]", in: "residents/rita-peeters.yaml")
        try folder.replace("Molenstraat", with: "Windmolenstraat", in: "addresses/molenstraat-12.yaml")
        try await Task.sleep(for: patience)
        for (service, digits) in [
            (MagdaService.geefPersoon, "58631400273"), (.geefGezinssamenstelling, grandchild),
        ] {
            let text = String(decoding: try Ask(service, digits).document(platform), as: UTF8.self)
            #expect(text.contains("<Voornaam>Margriet</Voornaam>"))
            #expect(text.contains("<String>Windmolenstraat</String>"))
        }
    }

    @Test func aNewFileWorksAtOnceAndAWrongOneIsNamedUntilItIsMended() async throws {
        let folder = try MockFolder()
        defer { folder.remove() }
        let platform = Platform.demo(folder: folder.path)
        #expect(try Ask(.geefPersoon, "58631400471").answer(platform).levelThree == "RR 30001")
        let file = "residents/ada-new.yaml"
        try folder.write("story: New.\ninsz: \"58631400471\"\ngiven: Ada\nfamily: New\n", to: file)
        try await Task.sleep(for: patience)
        #expect(try Ask(.geefPersoon, "58631400471").answer(platform).content != nil)
        try folder.write("story: New.\nnumber: \"58631400471\"\n", to: file)
        try await Task.sleep(for: patience)
        let fault = try Ask(.geefPersoon, "58631400273").answer(platform)
        #expect(fault.name == "Fault")
        #expect(fault["faultstring"]?.text == "mock registers: residents/ada-new.yaml: number: unknownKey")
    }

    @Test(
        "Relative dates count from the clock's day",
        arguments: [
            ("2019-04-01", "2019-04-01"), ("0d", "2024-02-29"), ("-1d", "2024-02-28"), ("+1d", "2024-03-01"),
            ("-1m", "2024-01-29"), ("+12m", "2025-02-28"), ("-1y", "2023-03-01"), ("-2m", "2023-12-29"),
        ])
    func relative(_ text: String, _ expected: String) throws {
        let today = try #require(CalendarDate("2024-02-29"))
        #expect(RelativeDay.resolve(text, today: today)?.text == expected)
    }

    @Test("What is no date is refused", arguments: ["", "d", "1", "x1d", "+1w", "2019-13-01", "-9999999999d", "-300y"])
    func refused(_ text: String) throws {
        #expect(RelativeDay.resolve(text, today: try #require(CalendarDate("2024-02-29"))) == nil)
    }

    @Test func whoMovedYesterdayMovedYesterdayOnAnyDay() throws {
        for now in ["2026-11-21T12:00:00Z", "2031-01-01T00:30:00Z"] {
            let moment = try #require(Instant(rfc3339: now))
            let folder = Platform.demo().folder
            let platform = Platform(folder: folder, clock: { moment }, entropy: .system)
            let home = try Ask(.geefPersoon, try platform.digits("yassin")).document(platform)
            let yesterday = BelgianCalendar.date(at: moment).adding(days: -1).text
            #expect(String(decoding: home, as: UTF8.self).contains("Hoofdverblijfplaats DatumBegin=\"\(yesterday)\""))
        }
    }
}
