import Core
import Support
import Testing

@testable import MockRegisters

@Suite("The demo residents are test persons, consistent with each other")
struct ResidentFileTests {
    static let demo = [
        "58631400273 rita Rita Peeters", "91670210185 karim Karim Haddad", "84712321201 sofie Sofie Claes",
        "76691705757 bart Bart Claes", "19660508870 noor Noor Claes", "02650903329 yassin Yassin Amrani",
        "49613041841 maria Maria Goossens", "66720130107 luc Luc Maes", "88622015077 eva Eva Jacobs",
        "71681126712 danny Danny Wouters",
    ]

    let platform = Platform.demo()

    @Test("Each person of the story is known by first name", arguments: demo)
    func known(_ line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        let resident = try platform.population().resident(named: words[1])
        #expect(resident.insz.revealedDigits == words[0])
        #expect(resident.name == words[2...].joined(separator: " "))
        #expect(try platform.population().resident(named: resident.slug).insz == resident.insz)
    }

    @Test func eachNumberIsATestNumberAndUnique() throws {
        let numbers = try platform.everyone().map(\.insz)
        #expect(numbers.allSatisfy { $0.isTestNumber })
        #expect(Set(numbers).count == numbers.count)
        #expect(numbers.count > 150)
    }

    @Test func theDateOfBirthIsTheNumbersAndSexItsSerial() throws {
        for resident in try platform.everyone() where resident.slug != "tesfay-habte" {
            #expect(resident.birthDate == resident.insz.birthDate, "\(resident.slug)")
            let serial = Int(resident.insz.revealedDigits.prefix(9).suffix(3)) ?? 0
            #expect(resident.sex == (serial.isMultiple(of: 2) ? .female : .male), "\(resident.slug)")
        }
    }

    @Test func householdsAreTheSameFromEachMember() throws {
        let population = try platform.population()
        for resident in population.residents {
            let household = population.household(of: resident)
            #expect(household.contains { $0.insz == resident.insz }, "\(resident.slug)")
            for member in household {
                #expect(population.household(of: member).map(\.slug) == household.map(\.slug))
                #expect(member.home?.address.slug == resident.home?.address.slug)
            }
        }
        let milan = try population.resident(named: "milan")
        #expect(population.household(of: milan).map(\.slug) == ["rita-peeters", "milan-peeters"])
        let noor = try population.resident(named: "noor")
        #expect(population.household(of: noor).map(\.slug) == ["sofie-claes", "noor-claes"])
    }

    @Test func aReferenceAddressMakesNoHousehold() throws {
        let population = try platform.population()
        let karim = try population.resident(named: "karim")
        let others = population.residents.filter {
            $0.home?.address.slug == karim.home?.address.slug && $0.slug != karim.slug
        }
        #expect(others.count == 140)
        #expect(others.allSatisfy { $0.home?.referenceSituation == "0010" })
        #expect(population.household(of: karim).count == 1)
        let answer = try Ask(.geefGezinssamenstelling, karim.insz.revealedDigits).answer(platform)
        #expect(answer.content?["Gezinsleden"]?.children.count == 1)
    }

    @Test(
        "An unsound file is refused by name",
        arguments: [
            ("insz: \"58631400273\"", "insz: \"58031400273\"", MockRegistersError.Code.notATestNumber),
            ("insz: \"58631400273\"", "insz: \"91670210185\"", .numberTwice),
            ("story:", "stroy:", .unknownKey),
            ("{at: molenstraat-12,", "{at: nowhere,", .unknownAddress),
            ("{at: molenstraat-12,", "{at: kerkstraat-7,", .householdOnTwoAddresses),
            ("position: \"01\"", "position: \"06\"", .householdWithoutHead),
            ("since: 2015-06-02", "since: 2015-06-31", .wrongKind),
            ("[Peeters]", "[Peeters", .notYAML),
        ])
    func refused(_ old: String, _ new: String, _ code: MockRegistersError.Code) throws {
        let folder = try MockFolder()
        defer { folder.remove() }
        try folder.replace(old, with: new, in: "residents/rita-peeters.yaml")
        let error = #expect(throws: MockRegistersError.self) {
            try PopulationFolder(folder.path).population(on: BelgianCalendar.date(at: Ask.now))
        }
        #expect(error?.code == code)
    }
}
