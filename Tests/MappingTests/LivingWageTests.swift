import Core
import Mapping
import Support
import Testing

@Suite("Living wages are what the list shows; what it lacks may still come (FIELD 3.8)")
struct LivingWageTests {
    private func answer(_ months: String, day: CalendarDate) throws -> MappedAnswer {
        let text = """
            <GeefLeefloonbedragenResponse xmlns="http://webservice.geefleefloonbedragendienst-02_00.soczek-02_00.vip\
            .vlaanderen.be"><Repliek xmlns=""><Antwoorden><Antwoord><Inhoud><Leefloonbedragen><Leefloonbedrag>
            <Jaar>2023</Jaar><Tegemoetkoming><Maandelijks>\(months)</Maandelijks></Tegemoetkoming></Leefloonbedrag>
            </Leefloonbedragen></Inhoud></Antwoord></Antwoorden></Repliek></GeefLeefloonbedragenResponse>
            """
        return try Mappings.run(try Mappings.compiled("GeefLeefloonbedragen-02.00"), Array(text.utf8), day: day)
    }

    private func month(_ month: String, _ begin: String, _ end: String, kind: String = "Leefloon") -> String {
        """
        <Maand JaarMaand="\(month)"><\(kind)PerPeriode><\(kind)Periode ID="1"><Bedrag>842.12</Bedrag><Periode>
        <Begin>\(begin)</Begin><Einde>\(end)</Einde></Periode><Begunstigde><INSZ>67722499797</INSZ></Begunstigde>
        </\(kind)Periode></\(kind)PerPeriode></Maand>
        """
    }

    private let november = CalendarDate(year: 2023, month: 11, day: 15) ?? Mappings.day

    @Test("amounts are decimal euros, kept as cents; months are months")
    func amounts() throws {
        let answer = try answer(month("2023-11", "2023-11-01", "2023-11-30"), day: november)
        let payment: [String: Value] = [
            "from": .date(PartialDate(year: 2023, month: 11, day: 1)),
            "until": .date(PartialDate(year: 2023, month: 11, day: 30)), "amount": .cents(84_212),
        ]
        #expect(answer.values["livingWage.payments"]?.content == .value(.list([.record(payment)])))
        #expect(
            answer.values["livingWage.months"]?.content == .value(.list([.date(PartialDate(year: 2023, month: 11))])))
        #expect(answer.values["livingWage.received"]?.content == .value(.boolean(true)))
        #expect(answer.values["livingWage.receivedInMonth"]?.content == .value(.boolean(true)))
    }

    @Test("31 November is no day: it leaves its field out, marked, and still bounds the month")
    func impossibleDay() throws {
        let text = month("2023-11", "2023-11-01", "2023-11-31")
        let payments = try #require(try answer(text, day: november).values["livingWage.payments"])
        let kept: [String: Value] = [
            "from": .date(PartialDate(year: 2023, month: 11, day: 1)), "amount": .cents(84_212),
        ]
        #expect(payments.content == .value(.list([.record(kept)])))
        #expect(payments.isDoubtful)
        #expect(
            try answer(text, day: november).values["livingWage.receivedInMonth"]?.content == .value(.boolean(true)))
        #expect(try answer(text, day: november).values["livingWage.receivedInMonth"]?.isDoubtful == true)
        let december = try #require(CalendarDate("2023-12-01"))
        #expect(try answer(text, day: december).values["livingWage.receivedInMonth"] == nil)
    }

    @Test(
        "equivalent support counts, child benefit does not",
        arguments: [("EquivalentLeefloon", true), ("Kinderbijslag", false)])
    func kinds(_ kind: String, _ counts: Bool) throws {
        let answer = try answer(month("2023-11", "2023-11-01", "2023-11-30", kind: kind), day: november)
        #expect(answer.values["livingWage.received"]?.content == .value(.boolean(counts)))
        #expect(answer.values["livingWage.received"]?.isDoubtful == !counts)
    }

    @Test("nothing paid in the year is told, marked, since the list is late", .enabled(if: SharedData.isPresent))
    func unpaid() throws {
        let answer = try Mappings.sample("GeefLeefloonbedragen-02.00", "00631499723")
        #expect(answer.values["livingWage.received"]?.content == .value(.boolean(false)))
        #expect(answer.values["livingWage.received"]?.isDoubtful == true)
        #expect(answer.values["livingWage.receivedInMonth"] == nil)
        #expect(answer.subject == .asked)
    }

    @Test("others in the answer leave no trace")
    func others() throws {
        let answer = try answer(month("2023-11", "2023-11-01", "2023-11-30"), day: november)
        let text = "\(answer.values)"
        #expect(!text.contains("67722499797") && !text.contains("•"))
    }
}
