import Core
import Testing

@testable import MockRegisters

@Suite("Each switch spoils the answer in its own way, as often as asked")
struct FaultTests {
    let platform = Platform.demo()
    let ask = Ask(.geefPersoon, "58631400273")

    @Test(
        "At level 2 and 3 and as a fault",
        arguments: [
            (FaultKind.busy, "MAGDA 99996"), (.unreachable, "MAGDA 99997"), (.notFound, "RR 30001"),
            (.soapFault, "Fault"),
        ])
    func outcome(_ kind: FaultKind, _ expected: String) throws {
        platform.faults.add(Fault(kind: kind), slug: "rita-peeters")
        let reply = try ask.answer(platform)
        let seen = reply.name == "Fault" ? "Fault" : reply.levelTwo ?? reply.levelThree
        #expect(seen == expected)
        #expect(reply.content == nil)
        #expect(try Ask(.geefPersoon, "91670210185").answer(platform).content != nil)
    }

    @Test(
        "The document is spoilt",
        arguments: [
            FaultKind.malformed, .truncated, .doctype, .entityBomb, .latin1,
        ])
    func spoilt(_ kind: FaultKind) throws {
        platform.faults.add(Fault(kind: kind, service: .geefPersoon), slug: "rita-peeters")
        let bytes = try ask.document(platform)
        #expect(throws: XMLScanner.Failure.self) { try XMLScanner.document(bytes) }
        let text = String(validating: bytes, as: UTF8.self)
        #expect((text == nil) == (kind == .latin1))
        #expect((text?.contains("<!DOCTYPE") == true) == (kind == .doctype || kind == .entityBomb))
        #expect(try Ask(.geefGezinssamenstelling, "58631400273").answer(platform).content != nil)
    }

    @Test func anotherPersonIsAnswered() throws {
        platform.faults.add(Fault(kind: .wrongPerson), slug: "rita-peeters")
        for service in [MagdaService.geefPersoon, .geefGezinssamenstelling, .geefSociaalStatuut] {
            let content = try #require(try Ask(service, "58631400273").answer(platform).content)
            let text = content["Persoon", "INSZ"]?.text ?? content["Gezinsleden", "Gezinslid", "INSZ"]?.text
            #expect(text != nil && text != "58631400273")
        }
    }

    @Test func downAndHugeAndCutAreNoWholeDocuments() {
        for (kind, expected) in [(FaultKind.down, "none"), (.cut, "cut"), (.huge, "huge")] {
            platform.faults.reset()
            platform.faults.add(Fault(kind: kind), slug: nil)
            let seen =
                switch platform.respond(to: ask.bytes).answer {
                case .none: "none"
                case .cut: "cut"
                case .huge: "huge"
                case .document: "document"
                }
            #expect(seen == expected)
        }
    }

    @Test func aSwitchActsSoManyTimesAndThenIsSpent() throws {
        platform.faults.add(Fault(kind: .busy, times: 2), slug: "rita-peeters")
        platform.faults.add(Fault(kind: .slow, milliseconds: 70), slug: nil)
        let seen = try (0..<4).map { _ in try ask.answer(platform).levelTwo }
        #expect(seen == ["MAGDA 99996", "MAGDA 99996", nil, nil])
        #expect(platform.respond(to: ask.bytes).delay == 70)
        platform.faults.reset()
        #expect(platform.respond(to: ask.bytes).delay == 0)
    }

    @Test func theSourceOfLucIsBusyTwiceThenAnswers() throws {
        let luc = Ask(.geefSociaalStatuut, "66720130107")
        #expect(try Ask(.geefPersoon, "66720130107").answer(platform).content != nil)
        #expect(try luc.answer(platform).levelTwo == "MAGDA 99996")
        #expect(try luc.answer(platform).levelTwo == "MAGDA 99996")
        let status = try luc.answer(platform).content?["Persoon", "SocialeStatuten", "SociaalStatuut"]
        #expect(status?["Resultaat", "Code"]?.text == "1")
        platform.faults.reset()
        #expect(try luc.answer(platform).levelTwo == "MAGDA 99996")
    }

    @Test func theSourceOfWimStaysDown() throws {
        let wim = Ask(.geefSociaalStatuut, try platform.digits("wim"))
        for _ in 0..<20 { #expect(try wim.answer(platform).levelTwo == "MAGDA 99997") }
    }

    @Test(
        "A switch is read strictly",
        arguments: [
            #"{"kind":"99996","times":2}"#: true, #"{"kind":"slow","milliseconds":5,"service":"GeefPersoon"}"#: true,
            #"{"kind":"99998"}"#: false, #"{"kind":"busy"}"#: false, #"{"times":2}"#: false,
            #"{"kind":"down","times":0}"#: false, #"{"kind":"down","service":"GeefAlles"}"#: false,
            #"{"kind":"down","service":7}"#: false, #"{"kind":"slow","milliseconds":"5"}"#: false,
        ])
    func read(_ text: String, _ isFault: Bool) throws {
        #expect((Fault(json: try JSON(parsing: Array(text.utf8))) != nil) == isFault)
    }

    @Test func aCallIsNotedWithWhoAskedAndWithoutTheNumber() throws {
        _ = try Ask(.geefSociaalStatuut, "58631400273").answer(platform)
        _ = try Ask(.geefPersoon, "58631400471").answer(platform)
        let text = platform.calls.json.canonicalText
        #expect(platform.calls.count == 2)
        #expect(platform.calls.calls.map(\.resident) == ["rita-peeters", "unknown"])
        let first = try #require(platform.calls.calls.first)
        #expect(first.service == "GeefSociaalStatuut" && first.reference == "r-1" && first.at == Ask.now)
        #expect(first.identification == "zonnegem.be/ipdc1" && first.capacity == "ipdc1")
        #expect(first.statuses == ["BIM_BVT"])
        #expect(!text.contains("58631400273") && !text.contains("58631400471"))
        platform.calls.reset()
        #expect(platform.calls.count == 0)
    }
}
