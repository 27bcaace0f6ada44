import Core
import Testing

@testable import MockRegisters

@Suite("Any exception can be planted: origin, code, type, level, with or without data")
struct ExceptionTests {
    let platform = Platform.demo()

    @Test(
        "It stands where it is planted",
        arguments: [
            ExceptionSwitch(origin: "MAGDA", code: "40006", level: 2), .init(origin: "MAGDA", code: "99996", level: 2),
            .init(origin: "RR", code: "30042", type: "INFORMATIE", withData: true),
            .init(origin: "MAGDA", code: "15021", type: "WAARSCHUWING"), .init(origin: "LED", code: "90000"),
            .init(origin: "KSZ", code: "70001", type: "WAARSCHUWING", withData: true),
            .init(origin: "GEBRG", code: "45707", type: "WAARSCHUWING", withData: true),
        ])
    func planted(_ exception: ExceptionSwitch) throws {
        for service in MagdaService.aboutRita {
            platform.faults.reset()
            platform.faults.add(Fault(exception, service: service.source), slug: "rita-peeters")
            let answer = try Ask(service, "58631400273").answer(platform)
            let seen = exception.level == 2 ? answer.levelTwo : answer.exceptions.last
            #expect(seen == exception.origin + " " + exception.code)
            #expect((answer.content != nil) == exception.withData)
        }
    }

    @Test func aFormerNumberGivesTheDataUnderTheNewOneWithAWarning() throws {
        for service in [MagdaService.geefPersoon, .geefSociaalStatuut, .geefLeefloonbedragen, .geefWerkrelaties] {
            let answer = try Ask(service, "87631411089").answer(platform)
            let exception = answer["Antwoorden", "Antwoord", "Uitzonderingen", "Uitzondering"]
            #expect(answer.exceptions == ["RR 30004"])
            #expect(exception?["Type"]?.text == "WAARSCHUWING")
            let values = exception?["Annotaties"]?.children.map { ($0["Waarde"]?.text ?? "") }
            #expect(values == ["87631411089", "87631411287"])
            #expect(answer.content != nil)
            #expect(try Ask(service, "87631411287").answer(platform).exceptions == [])
        }
        let person = try Ask(.geefPersoon, "87631411089").answer(platform).content?["Persoon", "INSZ"]?.text
        #expect(person == "87631411287")
    }

    @Test func aNewNumberCanBeGivenAtRunTime() throws {
        platform.faults.add(Fault(kind: .newNumber), slug: "rita-peeters")
        let answer = try Ask(.geefPersoon, "58631400273").answer(platform)
        #expect(answer.exceptions == ["RR 30004"])
        let new = try #require(answer.content?["Persoon", "INSZ"]?.text)
        #expect(new != "58631400273" && INSZ(new)?.isTestNumber == true)
        let fresh = try Ask(.geefPersoon, new).answer(platform)
        #expect(fresh.exceptions == [])
        #expect(fresh.content?["Persoon", "Naam", "Voornamen", "Voornaam"]?.text == "Rita")
        platform.faults.reset()
        #expect(try Ask(.geefPersoon, new).answer(platform).levelThree == "RR 30001")
    }

    @Test func aNumberCanBeCancelledWithoutAnother() throws {
        platform.faults.add(Fault(kind: .cancelledNumber), slug: "rita-peeters")
        let answer = try Ask(.geefPersoon, "58631400273").answer(platform)
        let exception = answer["Antwoorden", "Antwoord", "Uitzonderingen", "Uitzondering"]
        #expect(answer.exceptions == ["RR 30004"] && answer.content == nil)
        #expect(exception?["Annotaties"]?.children.last?["Waarde"]?.text == "00000000000")
    }

    @Test func aPartialAnswerKeepsWhatTheOtherSourcesGave() throws {
        platform.faults.add(Fault(kind: .partial), slug: nil)
        let noor = try Ask(.geefHistoriekInschrijving, "19660508870").answer(platform)
        #expect(noor.content != nil)
        #expect(noor.exceptions == ["DHO2 30101", "MAGDA 60006"])
        #expect(try Ask(.geefPersoon, "58631400273").answer(platform).exceptions == ["MAGDA 60006"])
    }

    @Test(
        "An exception is read strictly",
        arguments: [
            #"{"kind":"exception","origin":"MAGDA","code":"40006"}"#: true,
            #"{"kind":"exception","origin":"KSZ","code":"MSG00012","level":3,"data":false}"#: true,
            #"{"kind":"exception","code":"40006"}"#: false, #"{"kind":"exception","origin":"MAGDA"}"#: false,
            #"{"kind":"exception","origin":"MAGDA","code":"4 0"}"#: false,
            #"{"kind":"exception","origin":"MAGDA","code":"40006","level":1}"#: false,
            #"{"kind":"exception","origin":"MAGDA","code":"40006","type":"FATAL"}"#: false,
        ])
    func read(_ text: String, _ isFault: Bool) throws {
        #expect((Fault(json: try JSON(parsing: Array(text.utf8))) != nil) == isFault)
    }
}
