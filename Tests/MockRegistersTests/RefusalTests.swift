import Core
import Testing

@testable import MockRegisters

@Suite("What the platform cannot read or does not know is refused at its level")
struct RefusalTests {
    let platform = Platform.demo()

    @Test(
        "A request that its schema refuses is a fault with HTTP 500",
        arguments: [
            ("<s:Envelope", "<s:Envelop"),
            ("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"),
            ("<Verzoek xmlns=\"\">", "<Verzoek>"), ("<Type>VRAAG</Type>", "<Type>ANTWOORD</Type>"),
            ("<Datum>2026-11-21</Datum>", "<Datum>21-11-2026</Datum>"), ("12:00:00.000", "12:00:00.123"),
            ("<INSZ>58631400273</INSZ>", ""), ("58631400273", "5863140027"), ("58631400273", "5863140027x"),
            ("<Referte>r-1</Referte>", ""), ("</Vragen>", "</Vragen"), ("q-1", "&q;"),
        ])
    func fault(_ old: String, _ new: String) throws {
        let request = String(decoding: Ask(.geefPersoon, "58631400273").bytes, as: UTF8.self)
        try #require(request.contains(old))
        let changed = request.replacing(old, with: new)
        guard case .document(let bytes, let isFault) = platform.respond(to: Array(changed.utf8)).answer else {
            Issue.record("no document")
            return
        }
        let body = try XMLScanner.document(bytes).child("Body")
        #expect(isFault)
        #expect(body?.children.first?.name == "Fault")
        #expect(platform.calls.calls.map(\.service) == ["unknown"])
    }

    @Test("No fault repeats the request", arguments: ["58631400273", "r-1"])
    func silent(_ secret: String) throws {
        let request = String(decoding: Ask(.geefPersoon, "58631400273").bytes, as: UTF8.self) + "x"
        guard case .document(let bytes, _) = platform.respond(to: Array(request.utf8)).answer else { return }
        #expect(!String(decoding: bytes, as: UTF8.self).contains(secret))
    }

    @Test func anUnknownServiceIsRefusedAsAWhole() throws {
        var ask = Ask(.geefPersoon, "58631400273")
        ask.name = "GeefPasfoto"
        #expect(try ask.answer(platform).levelTwo == "MAGDA 60011")
    }

    @Test func twoQuestionsAreOneTooMany() throws {
        var ask = Ask(.geefPersoon, "58631400273")
        ask.extraQuestion = "<Vraag><Referte>q-2</Referte><Inhoud/></Vraag>"
        #expect(try ask.answer(platform).levelTwo == "MAGDA 20110")
    }

    @Test func aNumberWithWrongCheckDigitsIsRefusedAtItsQuestion() throws {
        #expect(try Ask(.geefPersoon, "58631400274").answer(platform).levelThree == "MAGDA 20002")
    }

    @Test(
        "What is not well-formed is not read",
        arguments: [
            "", "<a>", "<a></b>", "<a b=c/>", "<a/><b/>", "<!DOCTYPE a><a/>", "<p:a/>", "<a>&x;</a>", "<a b='<'/>", "a",
            "<a><![CDATA[x]]></a>",
        ])
    func malformed(_ text: String) {
        #expect(throws: XMLScanner.Failure.self) { try XMLScanner.document(Array(text.utf8)) }
    }

    @Test func namespacesAreResolvedAndReferencesRead() throws {
        let text =
            "\u{FEFF}<?xml version='1.0'?><!-- c --><p:a xmlns:p='urn:x'>a&amp;&#x42;<c xmlns=\"urn:y\"/> </p:a>\n"
        let element = try XMLScanner.document(Array(text.utf8))
        #expect(element.name == "a" && element.namespace == "urn:x" && element.trimmed == "a&B")
        #expect(element.child("c")?.namespace == "urn:y")
    }
}
