import Core
import Mapping
import Support
import Testing

@Suite("Child benefit counts for its payee and its child, by month (FIELD 3.12)")
struct ChildBenefitTests {
    private func answer(
        payee: String = Mappings.person, child: String = "15652014525", category: String = "SOCIAAL",
        period: String = "<BeginMaand>2026-01</BeginMaand>", day: String = "2026-02-01"
    ) throws -> MappedAnswer {
        let text = """
            <GeefKindVoordelenResponse xmlns="http://webservice.geefkindvoordelendienst-02_00.gezin-02_00.vip.vlaanderen\
            .be"><Repliek xmlns=""><Antwoorden><Antwoord><Inhoud><KindVoordelen><KindVoordeel>
            <INSZ>\(Mappings.person)</INSZ><Kinderen><Kind><INSZ>\(child)</INSZ><Betalingsperiodes><Betalingsperiode>
            <Periode>\(period)</Periode><Categorie><Code>\(category)</Code></Categorie><Begunstigden>
            <Begunstigde>67722499797</Begunstigde><Begunstigde>\(payee)</Begunstigde></Begunstigden></Betalingsperiode>
            </Betalingsperiodes></Kind></Kinderen></KindVoordeel></KindVoordelen></Inhoud></Antwoord></Antwoorden>
            </Repliek></GeefKindVoordelenResponse>
            """
        return try Mappings.run(
            try Mappings.compiled("GeefKindVoordelen-02.00"), Array(text.utf8),
            day: try #require(CalendarDate(day)))
    }

    private func social(_ answer: MappedAnswer) -> Fact.Content? { answer.values["childBenefit.social"]?.content }

    @Test("the payee, whose number is the text of a leaf, and the child have it; another payee has not")
    func payee() throws {
        #expect(social(try answer()) == .value(.boolean(true)))
        #expect(
            social(try answer(payee: "57611399743", child: Mappings.person)) == .value(.boolean(true)))
        #expect(social(try answer(payee: "57611399743")) == .value(.boolean(false)))
    }

    @Test(
        "months count whole; without a last month it runs on",
        arguments: [
            ("<BeginMaand>2026-02</BeginMaand>", "2026-02-01", true),
            ("<BeginMaand>2026-03</BeginMaand>", "2026-02-28", false),
            ("<BeginMaand>2025-01</BeginMaand><EindeMaand>2026-01</EindeMaand>", "2026-01-31", true),
            ("<BeginMaand>2025-01</BeginMaand><EindeMaand>2026-01</EindeMaand>", "2026-02-01", false),
        ])
    func months(_ period: String, _ day: String, _ applies: Bool) throws {
        #expect(social(try answer(period: period, day: day)) == .value(.boolean(applies)))
    }

    @Test("a supplement for care is dropped", arguments: ["ZORG_SPECIALE_NODEN", "ZORG_PLEEG", "ZORG_WEES"])
    func care(_ category: String) throws {
        let answer = try answer(category: category)
        #expect(answer.values.values.allSatisfy { $0.content == .value(.boolean(false)) || $0.content == .absent })
    }

    @Test("a birth allowance is a day", .enabled(if: SharedData.isPresent))
    func birth() throws {
        let answer = try Mappings.sample("GeefKindVoordelen-02.00", "75681245770")
        let day = PartialDate(year: 2020, month: 2, day: 5)
        #expect(answer.values["childBenefit.birthAllowanceOn"]?.content == .value(.list([.date(day)])))
    }
}
