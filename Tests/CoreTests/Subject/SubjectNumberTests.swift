import Core
import Testing

@Suite("A subject is a person or an enterprise, and neither number prints (law 6)")
struct SubjectNumberTests {
    @Test("the digits come only when asked for by name")
    func secrecy() throws {
        let person = SubjectNumber.person(try #require(INSZ(Residents.digits[0])))
        let enterprise = SubjectNumber.enterprise(try #require(EnterpriseNumber("0471155031")))
        for (number, digits) in [(person, Residents.digits[0]), (enterprise, "0471155031")] {
            var dumped = ""
            dump(number, to: &dumped)
            for text in ["\(number)", String(reflecting: number), dumped, "\([number])", "\(Optional(number) as Any)"] {
                #expect(!text.contains(digits))
            }
            #expect(number.revealedDigits == digits)
        }
    }

    @Test("each knows its kind")
    func kinds() throws {
        let insz = try #require(INSZ(Residents.digits[0]))
        let number = try #require(EnterpriseNumber("0471155031"))
        #expect(SubjectNumber.person(insz).person == insz && SubjectNumber.person(insz).enterprise == nil)
        #expect(SubjectNumber.enterprise(number).enterprise == number && SubjectNumber.enterprise(number).person == nil)
        #expect(SubjectNumber.person(insz).kind == .person && SubjectNumber.enterprise(number).kind == .enterprise)
    }
}
