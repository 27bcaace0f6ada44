import Catalogue
import Core
import Support
import Testing

@Suite("What a citizen can tell is a closed list, and each value has one form")
struct TellableTests {
    private static let document: JSON = [
        "reference": "dms:2026-4711", "sha256": .string(String(repeating: "0a", count: 32)),
    ]

    /// An empty text stands for no value.
    static let rows: [(Tellable, JSON, String)] = [
        (Tellable.iban, JSON.string("be68 5390 0754 7034"), "BE68539007547034"),
        (.iban, "NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"), (.iban, "BE69 5390 0754 7034", ""),
        (.iban, "BE6853900754703", ""), (.iban, "", ""), (.iban, "BE68-5390-0754-7034", ""), (.iban, 68, ""),
        (.iban, "1168539007547034", ""), (.iban, "BE68 5390 0754 7034 0000", ""),
        (.phone, "0478 12 34 56", "+32478123456"), (.phone, "+32 9/999.99.99", "+3299999999"),
        (.phone, "0032 478 12 34 56", "+32478123456"), (.phone, "478123456", ""), (.phone, "+0478123456", ""),
        (.phone, "+3247812345678901", ""), (.phone, "0478 12 34 5a", ""), (.phone, "112", ""),
        (.email, "rita.peeters@zonnegem.example", "rita.peeters@zonnegem.example"), (.email, "rita@zonnegem", ""),
        (.email, "rita@@zonnegem.example", ""), (.email, "@zonnegem.example", ""), (.email, "r a@z.example", ""),
        (.email, "rita@-z.example", ""), (.email, "rita@z..example", ""), (.email, "<rita@z.example>", ""),
        (.email, "58631400273@zonnegem.example", ""), (.email, "rita.58.63.14-002.73@zonnegem.example", ""),
        (.phone, "+32 470 12 34 58", "+32470123458"),
        (.channel, "letter", "letter"), (.channel, "fax", ""),
        (.hours, "ma-vr 09:00-12:00; za 10:00-11:00", "ma-vr 09:00-12:00; za 10:00-11:00"),
        (.hours, "wo 9:00-12:00", ""), (.hours, "vr-ma 09:00-12:00", ""), (.hours, "ma 12:00-09:00", ""),
        (.hours, "als mijn man werkt", ""), (.hours, "ma 24:00-25:00", ""), (.hours, "", ""), (.hours, ";", ""),
    ]

    @Test(arguments: rows)
    func forms(kind: Tellable, value: JSON, expected: String) {
        switch kind.value(value) {
        case .text(let text), .code(let text): #expect(text == expected)
        case let other: #expect(other == nil && expected.isEmpty, "\(kind) \(value)")
        }
    }

    @Test("a document is a reference and a hash, never more, and no national number")
    func documents() {
        #expect(Tellable.document.value(Self.document) != nil)
        var members = Self.document.object ?? [:]
        members["content"] = "…"
        #expect(Tellable.document.value(.object(members)) == nil)
        members = Self.document.object ?? [:]
        members["reference"] = "58.63.14-002.73"
        #expect(Tellable.document.value(.object(members)) == nil)
        members["reference"] = "dms:1"
        members["sha256"] = "0a"
        #expect(Tellable.document.value(.object(members)) == nil)
    }

    @Test("each is in the dictionary with this type and label; no language is", arguments: Tellable.allCases)
    func dictionary(_ kind: Tellable) throws {
        let dictionary = try AttributeDictionary(
            yaml: Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
        #expect(dictionary[kind.attribute]?.type == kind.type && dictionary[kind.attribute]?.label == kind.label)
        #expect(!kind.rawValue.contains("language"))
        let told = dictionary.all.filter { $0.id.name.hasPrefix("contact.") }.map(\.id)
        #expect(Set(told) == Set(Tellable.allCases.map(\.attribute)))
    }
}
