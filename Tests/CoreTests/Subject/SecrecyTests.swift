import Core
import Testing

@Suite("Law 6: a national number does not print")
struct SecrecyTests {
    private struct Holder {
        let number: INSZ
        let maybe: INSZ?
        let list: [INSZ]
        let named: [String: INSZ]
        let value: Value
        let redacted: Redacted<String>
    }

    @Test(arguments: Residents.digits)
    func byAnyWayOfPrinting(digits: String) throws {
        let number = try #require(INSZ(digits))
        let holder = Holder(
            number: number, maybe: number, list: [number], named: ["who": number], value: .person(number),
            redacted: Redacted(digits))
        var texts: [String] = []
        func see(_ thing: Any) {
            var dumped = ""
            dump(thing, to: &dumped)
            var printed = ""
            print(thing, to: &printed)
            texts += [dumped, printed, "\(thing)", String(describing: thing), String(reflecting: thing)]
            texts += Mirror(reflecting: thing).children.flatMap { child in
                [String(describing: child.value), String(reflecting: child.value)]
            }
        }
        for thing in [number, Optional(number) as Any, [number], ["who": number], Value.person(number), holder] {
            see(thing)
        }
        see(Result<INSZ, JSONError>.success(number))
        see((number, "and more"))
        for text in texts {
            #expect(!text.contains(digits))
            #expect(!text.contains(String(digits.drop { $0 == "0" })))
            #expect(!INSZ.occurs(in: text))
        }
    }

    @Test
    func itsMirrorIsEmpty() throws {
        let number = try #require(INSZ(Residents.digits[0]))
        #expect(Mirror(reflecting: number).children.isEmpty)
        #expect(Mirror(reflecting: Redacted(number)).children.isEmpty)
        #expect(number.description == number.debugDescription)
    }
}

@Suite("A national number in a text is found")
struct OccurrenceTests {
    @Test(arguments: [
        "58631400273", "about 58631400273.", "x58631400273y", "/v1/58631400273?a=1", "1 58631400273", "58.63.14-002.73",
        "58.63.14 002-73", "5863.1400273", "586314 002 73", "586314/00273", "(02.65.09-033.29)", "1-2-3 02650903329",
        "58631400273-1", "no 12345678901 but 02650903329",
    ])
    func found(text: String) {
        #expect(INSZ.occurs(in: text))
    }

    @Test(arguments: [
        "", "5863140027", "58631400274", "158631400273", "586314002731", "58..63.14-002.73", "586.31400273",
        "2026-11-21T09:30:00.000Z", "0193504c-8000-7000-8000-000000000001", "zonnegem/uitpas-kansentarief@1",
        "58631 400273", "RR 07/2026",
    ])
    func notFound(text: String) {
        #expect(!INSZ.occurs(in: text))
    }
}
