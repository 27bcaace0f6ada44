import Core
import Foundation
import Testing
import Wire

@Suite("A signed part counts in its place only: it cannot be moved aside for another")
struct SignatureWrappingTests {
    private static let soap = "http://schemas.xmlsoap.org/soap/envelope/"
    private static let evil = "<v:GeefIets xmlns:v=\"urn:iets\"><Vraag/></v:GeefIets>"

    /// The Body of an envelope, and its Timestamp, with what they need to stand elsewhere.
    private static func body(_ text: String) -> String { text.piece("<soap:Body ", "</soap:Body>") }
    private static func time(_ text: String) -> String { text.piece("<wsu:Timestamp ", "</wsu:Timestamp>") }

    private static let attacks: [(String, SignatureRefusal, @Sendable (String) -> String)] = [
        (
            "the Body in the Header, another in its place", .wrapped,
            { text in
                text.with(body(text), "<soap:Body>\(evil)</soap:Body>")
                    .with("</soap:Header>", "<w>\(body(text))</w></soap:Header>")
            }
        ),
        (
            "the same, and the new one has the id", .wrapped,
            { text in
                text.with(body(text), body(text).piece("<soap:Body ", ">") + evil + "</soap:Body>")
                    .with("</soap:Header>", "<w>\(body(text))</w></soap:Header>")
            }
        ),
        (
            "the Body in the Security header under another name", .wrapped,
            { text in
                let moved = body(text).with("soap:Body", "w")
                return text.with(body(text), body(text).piece("<soap:Body ", ">") + evil + "</soap:Body>")
                    .with("</wsse:Security>", moved + "</wsse:Security>")
            }
        ),
        ("a second Body before", .wrapped, { $0.with("<soap:Body ", "<soap:Body>\(evil)</soap:Body><soap:Body ") }),
        ("a second Body after", .wrapped, { $0.with("</soap:Body>", "</soap:Body><soap:Body>\(evil)</soap:Body>") }),
        ("a Body in the Body", .wrapped, { $0.with("<Leeg/>", "<soap:Body/>") }),
        ("an Envelope in the Header", .wrapped, { $0.with("</soap:Header>", "<soap:Envelope/></soap:Header>") }),
        (
            "the whole envelope in another", .wrapped,
            { text in
                let inner = text.piece("<soap:Envelope", "</soap:Envelope>")
                return "<s:Envelope xmlns:s=\"\(soap)\"><s:Header>"
                    + text.piece("<wsse:Security ", "</wsse:Security>").with("soap:must", "s:must")
                    + "<w>\(inner)</w></s:Header><s:Body>\(evil)</s:Body></s:Envelope>"
            }
        ),
        ("the id on another element too", .wrapped, { $0.with("<Leeg/>", "<Leeg Id=\"Body-1\"/>") }),
        ("the id in lower case", .wrapped, { $0.with("<Leeg/>", "<Leeg id=\"Body-1\"/>") }),
        ("the id as SAML has it", .wrapped, { $0.with("</soap:Header>", "<w ID=\"Body-1\"/></soap:Header>") }),
        ("the id as XML has it", .wrapped, { $0.with("<soap:Header>", "<soap:Header xml:id=\"Body-1\">") }),
        ("the id by reference", .wrapped, { $0.with("<Leeg/>", "<Leeg Id=\"&#66;ody-1\"/>") }),
        (
            "the id moved inward", .wrapped,
            { $0.with("<soap:Body ", "<soap:Body><w ").with("</soap:Body>", "</w></soap:Body>") }
        ),
        ("the id without its namespace", .wrapped, { $0.with("wsu:Id=\"Body-1\"", "Id=\"Body-1\"") }),
        ("no id", .wrapped, { $0.with(" wsu:Id=\"Body-1\"", "") }),
        ("a reference to all", .wrapped, { $0.with("URI=\"#Body-1\"", "URI=\"\"") }),
        ("a reference to nothing", .wrapped, { $0.with(" URI=\"#Body-1\"", "") }),
        ("a reference to the empty id", .wrapped, { $0.with("URI=\"#Body-1\"", "URI=\"#\"") }),
        ("a reference outside", .wrapped, { $0.with("URI=\"#Body-1\"", "URI=\"https://example.org/a.xml\"") }),
        ("a reference to a file", .wrapped, { $0.with("URI=\"#Body-1\"", "URI=\"file:///etc/hostname\"") }),
        ("a reference by XPointer", .wrapped, { $0.with("URI=\"#Body-1\"", "URI=\"#xpointer(id('Body-1'))\"") }),
        (
            "a reference to another header", .wrapped,
            {
                $0.with("</soap:Header>", "<w Id=\"w\"/></soap:Header>")
                    .with("URI=\"#Body-1\"", "URI=\"#w\"")
            }
        ),
        (
            "the Timestamp moved aside for another", .irregular,
            { text in
                text.with(time(text), "<wsu:Timestamp>" + time(text).dropFirst(15))
                    .with("<ds:Signature>", "<wsu:Timestamp/><ds:Signature>")
            }
        ),
        (
            "the Timestamp moved out of the Security header", .wrapped,
            { text in text.with(time(text), "").with("<Leeg/>", declared(time(text))) }
        ),
        ("the token's id twice", .wrapped, { $0.with("<Leeg/>", "<Leeg Id=\"X509-1\"/>") }),
    ]

    private static func declared(_ timestamp: String) -> String {
        let uri = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
        return timestamp.with("<wsu:Timestamp ", "<wsu:Timestamp xmlns:wsu=\"\(uri)\" ")
    }

    @Test("Every known way to move one is refused", arguments: attacks.indices)
    func refused(_ index: Int) throws {
        let (name, refusal, change) = Self.attacks[index]
        let shop = try SignatureWorkshop()
        let signed = try shop.signed(.federal, by: shop.ring.other)
        #expect(try shop.verdict(signed, .federal).refusal == nil)
        let changed = change(signed)
        #expect(!changed.contains("missing") && changed != signed, "\(name)")
        #expect(try shop.verdict(changed, .federal).refusal == refusal, "\(name)")
    }
}
