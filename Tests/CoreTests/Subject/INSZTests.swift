import Core
import Testing

@Suite("A national number is eleven digits whose check digits tell the century")
struct INSZTests {
    @Test(arguments: Residents.all)
    func testResidents(digits: String, birth: String) throws {
        let number = try #require(INSZ(digits))
        #expect(number.isTestNumber && !number.isBisNumber)
        #expect(number.birthDate == PartialDate(birth))
        #expect(number.bornSince2000 == birth.hasPrefix("20"))
        #expect(number.revealedDigits == digits)
    }

    /// The same nine digits make two numbers, one in each century.
    @Test(arguments: ["026509033", "586314002", "996001001", "000001001"])
    func eachCenturyHasItsCheckDigits(first9: String) throws {
        let base = try #require(Int(first9))
        let before = try #require(INSZ(first9 + Self.two(97 - base % 97)))
        let since = try #require(INSZ(first9 + Self.two(97 - (2_000_000_000 + base) % 97)))
        #expect(!before.bornSince2000 && since.bornSince2000)
        #expect(since.birthDate.year == before.birthDate.year + 100)
        #expect(before != since)
    }

    @Test(
        "month field: register, bis, test; unknown parts stay unknown",
        arguments: [
            ("0000", false, false, PartialDate(year: 1960)), ("0500", false, false, PartialDate(year: 1960, month: 5)),
            ("1231", false, false, PartialDate(year: 1960, month: 12, day: 31)),
            ("2001", true, false, PartialDate(year: 1960)),
            ("2512", true, false, PartialDate(year: 1960, month: 5, day: 12)),
            ("3200", true, false, PartialDate(year: 1960, month: 12)), ("4000", true, false, PartialDate(year: 1960)),
            ("5229", true, false, PartialDate(year: 1960, month: 12, day: 29)),
            ("6000", false, true, PartialDate(year: 1960)),
            ("7231", false, true, PartialDate(year: 1960, month: 12, day: 31)),
            ("6230", false, true, PartialDate(year: 1960, month: 2)),
        ])
    func series(monthAndDay: String, isBis: Bool, isTest: Bool, birth: PartialDate) throws {
        let number = try #require(INSZ(Self.numbered("60" + monthAndDay + "001")))
        #expect(number.isBisNumber == isBis)
        #expect(number.isTestNumber == isTest)
        #expect(number.birthDate == birth)
    }

    @Test(arguments: ["13", "19", "33", "39", "53", "59", "73", "81", "90", "91", "99"])
    func monthsOfNoSeriesAreRefused(month: String) {
        #expect(INSZ(Self.numbered("60" + month + "01001")) == nil)
    }

    @Test(arguments: [
        "", "5863140027", "586314002730", "58631400274", "58631400200", "58631400298", "58631400299", "00000000000",
        "99999999999", "20652674825", "51042500288", "5863140027a", "58.63.14-002.73", " 58631400273", "58631400273\n",
        "５８６３１４００２７３", "+5863140027",
    ])
    func otherTextsAreRefused(text: String) {
        #expect(INSZ(text) == nil)
    }

    @Test("of all check digits exactly two stand, 01 to 97", arguments: [586_314_002, 26_509_033, 0])
    func oneOfEachCentury(first9: Int) {
        let fitting = (0...99).filter { INSZ(Self.nine(first9) + Self.two($0)) != nil }
        #expect(fitting.count == 2)
        #expect(fitting.allSatisfy { (1...97).contains($0) })
    }

    private static func numbered(_ first9: String) -> String { first9 + two(97 - (Int(first9) ?? 0) % 97) }
    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    private static func nine(_ value: Int) -> String {
        String(repeating: "0", count: 9 - "\(value)".utf8.count) + "\(value)"
    }
}
