import Core
import Mapping
import Testing

@Suite("Inscriptions and notices of change are answers too (FIELD 1.6)")
struct RegistrationTests {
    private func answer(
        _ name: String, _ content: String, exceptions: String = "", namespace: String? = nil
    ) throws -> MappedAnswer {
        let mapping = try Mappings.compiled(name)
        let text = """
            <\(mapping.bodyElement) xmlns="\(namespace ?? mapping.bodyNamespace)"><Repliek xmlns=""><Antwoorden><Antwoord>
            <Inhoud>\(content)</Inhoud>\(exceptions)</Antwoord></Antwoorden></Repliek></\(mapping.bodyElement)>
            """
        return try Mappings.run(mapping, Array(text.utf8))
    }

    private func exception(_ origin: String, _ code: String, _ type: String = "FOUT") -> String {
        """
        <Uitzonderingen><Uitzondering><Identificatie>\(code)</Identificatie><Oorsprong>\(origin)</Oorsprong>
        <Type>\(type)</Type><Diagnose>x</Diagnose></Uitzondering></Uitzonderingen>
        """
    }

    static let services = [
        "RegistreerInschrijving-02.00", "RegistreerInschrijving-02.01", "RegistreerUitschrijving-02.00",
    ]

    @Test("1 is done, 0 is not", arguments: services)
    func accepted(_ name: String) throws {
        for (code, isDone) in [("1", true), ("0", false)] {
            let answer = try answer(name, "<Resultaat Beschrijving=\"Wel geslaagd\">\(code)</Resultaat>")
            #expect(answer.values["registration.accepted"]?.content == .value(.boolean(isDone)))
            #expect(answer.subject == .asked)
        }
    }

    @Test(
        "what goes wrong is our mistake, or the KSZ's; what exists already is well",
        arguments: [
            ("20005", "FOUT", Outcome.Status.badRequest), ("30034", "FOUT", .badRequest),
            ("40143", "WAARSCHUWING", .ok),
        ])
    func exceptions(_ code: String, _ type: String, _ status: Outcome.Status) throws {
        let answer = try answer(
            "RegistreerInschrijving-02.00", "", exceptions: exception("MAGDA", code, type))
        #expect(answer.outcomes == [Outcome(status: status, origin: "MAGDA", code: code)])
    }

    @Test("a KSZ that did not take it may do so later")
    func retry() throws {
        let answer = try answer("RegistreerInschrijving-02.00", "", exceptions: exception("KSZ", "70002"))
        #expect(answer.kind == .busy)
    }

    private let notices = """
        <Onderwerpen><Onderwerp><Referte>1</Referte><Inhoud><PersoonMutatiesNotificaties><INSZ>67722499797</INSZ>
        <GeannuleerdINSZ>57611399743</GeannuleerdINSZ><NieuwINSZ>67722499797</NieuwINSZ><Type><Code>1</Code></Type>
        <DatumCreatie>2026-01-25</DatumCreatie><Informaties><Informatie DatumModificatie="2026-01-24"><Identificatie>
        <Code>020</Code></Identificatie><TypeMutaties><TypeMutatie><Code>W</Code></TypeMutatie></TypeMutaties></Informatie>
        <Informatie><Identificatie><Code>120</Code></Identificatie></Informatie></Informaties>
        </PersoonMutatiesNotificaties></Inhoud></Onderwerp></Onderwerpen><Ontvangstreferte>r8</Ontvangstreferte>
        """

    @Test("each kind of information that changed is a notice, with the person's number and its history")
    func mutations() throws {
        let answer = try answer("GeefPersoonMutatiesNotificaties-02.00", notices)
        let new = Value.person(try #require(INSZ("67722499797")))
        let old = Value.person(try #require(INSZ("57611399743")))
        let created = Value.date(PartialDate(year: 2026, month: 1, day: 25))
        let shared = ["person": new, "cancelled": old, "replacement": new, "created": created]
        #expect(
            answer.values["mutations.notices"]?.content
                == .value(
                    .list(["020", "120"].map { .record(shared.merging(["kind": .text($0)]) { one, _ in one }) })))
        #expect(answer.values["mutations.receipt"]?.content == .value(.text("r8")))
    }

    @Test("a notice that failed leaves the others standing")
    func failedNotice() throws {
        let failed = "<Onderwerp><Referte>2</Referte>" + exception("RR", "99994") + "</Onderwerp></Onderwerpen>"
        let text = notices.replacing("</Onderwerpen>", with: failed)
        let answer = try answer("GeefPersoonMutatiesNotificaties-02.00", text)
        #expect(answer.kind == .partial)
        #expect(answer.values["mutations.notices"]?.missingSources == ["RR"])
    }

    @Test("the namespace that answers were seen in is read too, a third is not")
    func namespaces() throws {
        let seen = "http://magda.vlaanderen.be/persoon/soap/GeefPersoonMutatiesNotificaties/v02_00"
        let name = "GeefPersoonMutatiesNotificaties-02.00"
        #expect(try answer(name, notices, namespace: seen).values["mutations.receipt"] != nil)
        #expect(try answer(name, notices, namespace: "urn:third").outcomes.map(\.code) == ["unexpectedRoot"])
    }

    @Test(
        "an end of the list is well, a wrong receipt is our mistake",
        arguments: [("30016", Outcome.Status.ok), ("30014", .badRequest)])
    func receipts(_ code: String, _ status: Outcome.Status) throws {
        let answer = try answer("GeefPersoonMutatiesNotificaties-02.00", "", exceptions: exception("MAGDA", code))
        #expect(answer.outcomes.map(\.status) == [status])
    }
}
