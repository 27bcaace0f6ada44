import Core
import Foundation
import Support
import Testing
import Wire

@Suite("A Signature that computes is still refused where it does not say what the profile wants")
struct SignatureContentTests {
    /// Each begins with an envelope that is valid for `federal`; cryptography has nothing against any of them.
    private static let cases: [(String, SignatureRefusal?, @Sendable (String) -> String)] = [
        ("the Body left out", .bodyNotSigned, { $0.with($0.piece(reference("Body-1"), "</ds:Reference>"), "") }),
        (
            "the Timestamp left out", .timestampNotSigned,
            { $0.with($0.piece(reference("TS-1"), "</ds:Reference>"), "") }
        ),
        (
            "something else signed", .wrapped,
            {
                $0.with("</soap:Header>", "<w xmlns=\"urn:w\" Id=\"w\"/></soap:Header>")
                    .with("URI=\"#Body-1\"", "URI=\"#w\"")
            }
        ),
        (
            "something signed that has the Body's id", .wrapped,
            {
                $0.with(" wsu:Id=\"Body-1\"", "")
                    .with("</soap:Header>", "<w xmlns=\"urn:w\" Id=\"Body-1\"/></soap:Header>")
            }
        ),
        ("SHA-1", .algorithm, { $0.with("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1") }),
        ("canonicalized otherwise", .algorithm, { $0.with("2001/10/xml-exc-c14n#", "2006/12/xml-c14n11") }),
        (
            "a Timestamp of an hour", .timestampTooLong,
            { $0.with(KeyRing.now.adding(seconds: 300).rfc3339, KeyRing.now.adding(seconds: 3_600).rfc3339) }
        ),
        (
            "a Timestamp that ends before it begins", .timestampMalformed,
            { $0.with(KeyRing.now.adding(seconds: 300).rfc3339, KeyRing.now.adding(seconds: -1).rfc3339) }
        ),
        (
            "a Timestamp without an end", .timestampMalformed,
            { $0.with($0.piece("<wsu:Expires>", "</wsu:Expires>"), "") }
        ),
        ("a Timestamp in words", .timestampMalformed, { $0.with(KeyRing.now.rfc3339, "now") }),
        (
            "a Timestamp of another zone", .timestampMalformed,
            { $0.with(KeyRing.now.rfc3339, KeyRing.now.rfc3339.dropLast() + "+01:00") }
        ),
        (
            "an old Timestamp", .timestampExpired,
            {
                $0.with(KeyRing.now.adding(seconds: 300).rfc3339, KeyRing.now.adding(seconds: -60).rfc3339)
                    .with(KeyRing.now.rfc3339, KeyRing.now.adding(seconds: -120).rfc3339)
            }
        ),
        (
            "a Timestamp in microseconds", nil,
            { $0.with(KeyRing.now.rfc3339, KeyRing.now.rfc3339.dropLast() + "123Z") }
        ),
        (
            "prefixes kept on purpose, as WSS4J does", nil,
            {
                let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"
                let prefixes = "<ec:InclusiveNamespaces xmlns:ec=\"\(exclusive)\" PrefixList=\"soap unused\"/>"
                return $0.with(
                    "<ds:Transform Algorithm=\"\(exclusive)\"/>",
                    "<ds:Transform Algorithm=\"\(exclusive)\">\(prefixes)</ds:Transform>"
                ).with(
                    "<ds:CanonicalizationMethod Algorithm=\"\(exclusive)\"/>",
                    "<ds:CanonicalizationMethod Algorithm=\"\(exclusive)\">\(prefixes)</ds:CanonicalizationMethod>")
            }
        ),
        ("a Timestamp in tenths", nil, { $0.with(KeyRing.now.rfc3339, KeyRing.now.rfc3339.dropLast(3) + "Z") }),
    ]

    private static func reference(_ id: String) -> String { "<ds:Reference URI=\"#\(id)\">" }

    @Test(
        "Signed by the right key, yet not as the profile has it", .enabled(if: Tool.xmlsec1 != nil),
        arguments: cases.indices)
    func odd(_ index: Int) throws {
        let (name, refusal, change) = Self.cases[index]
        let shop = try SignatureWorkshop()
        let changed = change(try shop.signed(.federal))
        #expect(!changed.contains("missing"), "\(name)")
        let xmlsec1 = Xmlsec1(folder: try TemporaryFolder())
        let signed = try xmlsec1.signs(changed, by: shop.ring.other)
        #expect(try xmlsec1.accepts(signed, by: shop.ring.other), "\(name)")
        #expect(try shop.verdict(signed, .federal).refusal == refusal, "\(name)")
    }
}
