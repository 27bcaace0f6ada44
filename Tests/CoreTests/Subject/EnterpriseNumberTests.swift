import Core
import Testing

@Suite("An enterprise number has ten digits, the first 0 or 1, and valid check digits")
struct EnterpriseNumberTests {
    @Test(arguments: ["0207437468", "0400378485", "0200065765"])
    func accepted(text: String) throws {
        #expect(try #require(EnterpriseNumber(text)).digits == text)
    }

    @Test(arguments: [
        "", "207437468", "0207437469", "00207437468", "0207.437.468", "BE0207437468", "2207437468", "02074374 8",
        "０207437468", "+207437468",
    ])
    func refused(text: String) {
        #expect(EnterpriseNumber(text) == nil)
    }

    @Test("check digits run from 01 to 97")
    func checkDigits() {
        for number in stride(from: 2_000_000, to: 2_000_970, by: 1) {
            let check = 97 - number % 97
            let digits = "0" + "\(number)" + (check < 10 ? "0" : "") + "\(check)"
            #expect(EnterpriseNumber(digits) != nil)
        }
    }
}
