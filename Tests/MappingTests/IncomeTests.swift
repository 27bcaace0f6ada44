import Core
import Mapping
import Support
import Testing

@Suite("Income is the asked person's own column of one assessment (FIELD 3.5)")
struct IncomeTests {
    private func assessment(_ status: String, _ items: [String: String]) -> String {
        let list = items.sorted { $0.key < $1.key }
            .map { "<Item><Code>\($0.key)</Code><Waarde>\($0.value)</Waarde></Item>" }.joined()
        return """
            <AanslagbiljetPersonenbelasting><GevraagdePersoon><INSZ>\(Mappings.person)</INSZ><FiscaleStatus>
            <Code>\(status)</Code></FiscaleStatus></GevraagdePersoon><Inkomensjaar>2024</Inkomensjaar>
            <Items>\(list)</Items></AanslagbiljetPersonenbelasting>
            """
    }

    private func answer(_ content: String) throws -> MappedAnswer {
        let text = """
            <GeefAanslagbiljetPersonenbelastingResponse xmlns="http://webservice.geefaanslagbiljetpersonenbelastingdienst\
            -02_00.inkomen-02_00.vip.vlaanderen.be"><Repliek xmlns=""><Antwoorden><Antwoord><Inhoud>\(content)</Inhoud>
            </Antwoord></Antwoorden></Repliek></GeefAanslagbiljetPersonenbelastingResponse>
            """
        return try Mappings.run(
            try Mappings.compiled("GeefAanslagbiljetPersonenbelasting-02.00"), Array(text.utf8))
    }

    @Test("the column is that of the fiscal status; the partner's is not read", arguments: [("A", 100), ("B", 200)])
    func column(_ status: String, _ cents: Int64) throws {
        let answer = try answer(assessment(status, ["A7555": "100", "B7555": "200", "A7270": "5"]))
        #expect(answer.values["income.taxable"]?.content == .value(.cents(cents)))
        #expect(
            answer.values["income.items"]?.content
                == .value(.list([.record(["code": .code("7555"), "amount": .cents(cents)])])))
        #expect(answer.values["income.year"]?.content == .value(.integer(2024)))
    }

    @Test(
        "no items, no column or only the partner's: unknown, not zero",
        arguments: [("A", [:]), ("A", ["B7555": "200"]), ("C", ["A7555": "100"])] as [(String, [String: String])])
    func noIncome(_ status: String, _ items: [String: String]) throws {
        let answer = try answer(assessment(status, items))
        #expect(answer.values["income.taxable"] == nil)
        #expect(answer.values["income.items"] == nil)
    }

    @Test("zero is an income")
    func zero() throws {
        #expect(try answer(assessment("A", ["A7555": "0"])).values["income.taxable"]?.content == .value(.cents(0)))
    }

    @Test("both sorts of income stand in the list that a rule adds up")
    func both() throws {
        let answer = try answer(assessment("A", ["A7555": "100", "A7557": "50"]))
        guard case .value(.list(let items)) = answer.values["income.items"]?.content else {
            Issue.record("no items")
            return
        }
        #expect(items.count == 2)
        #expect(answer.values["income.separatelyTaxable"]?.content == .value(.cents(50)))
    }

    @Test("two assessments of one year that differ leave no single amount")
    func several() throws {
        let answer = try answer(assessment("A", ["A7555": "100"]) + assessment("A", ["A7555": "120"]))
        #expect(answer.values["income.taxable"] == nil)
        #expect(answer.unreadable.contains("income.taxable"))
    }

    @Test("an amount that is no number is left out and marked")
    func unreadable() throws {
        let answer = try answer(assessment("A", ["A7555": "12,3x"]))
        #expect(answer.unreadable.contains("income.taxable"))
        #expect(answer.values["income.items"]?.isDoubtful == true)
    }

    @Test("an assessment of somebody else is an anomaly", .enabled(if: SharedData.isPresent))
    func other() throws {
        let answer = try Mappings.sample("GeefAanslagbiljetPersonenbelasting-02.00", "71042500266")
        guard case .other = answer.subject else {
            Issue.record("taken for the asked person's")
            return
        }
    }

    @Test("only a partner's item in a real answer stays unread", .enabled(if: SharedData.isPresent))
    func partnerOnly() throws {
        let answer = try Mappings.sample("GeefAanslagbiljetPersonenbelasting-02.00", "75663046194")
        #expect(answer.values["income.taxable"] == nil)
        #expect(answer.values["income.year"]?.content == .value(.integer(2025)))
    }
}
