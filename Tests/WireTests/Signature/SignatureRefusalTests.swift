import Core
import Foundation
import Testing
import Wire

@Suite("A signature that is missing, changed, put together otherwise or not from whom it should be is refused")
struct SignatureRefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let refusal: SignatureRefusal
        let change: @Sendable (String) -> String

        init(_ name: String, _ refusal: SignatureRefusal, _ change: @escaping @Sendable (String) -> String) {
            self.name = name
            self.refusal = refusal
            self.change = change
        }

        var testDescription: String { name }
    }

    private static let more = "http://www.w3.org/2001/04/xmldsig-more#"
    private static let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"
    private static let sha256 = "http://www.w3.org/2001/04/xmlenc#sha256"
    private static let transform = "<ds:Transform Algorithm=\"\(exclusive)\"/>"

    /// Each begins with an envelope that is valid for `federal`.
    private static let cases: [Case] = [
        Case("cut", .malformed) { String($0.dropLast(9)) },
        Case("no bytes", .malformed) { _ in "" },
        Case("an undeclared prefix", .malformed) { $0.with("<Leeg/>", "<x:Leeg/>") },
        Case("a DOCTYPE", .doctype) { $0.with("?>\n", "?>\n<!DOCTYPE soap:Envelope>") },
        Case("a DOCTYPE with an entity", .doctype) { $0.with("?>\n", "?>\n<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]>") },
        Case("another root", .notSOAP) { _ in "<a/>" },
        Case("SOAP 1.2", .notSOAP) { $0.with("http://schemas.xmlsoap.org/soap/envelope/", "urn:soap") },
        Case("an element after the Body", .notSOAP) { $0.with("</soap:Body>", "</soap:Body><x/>") },
        Case("Header after Body", .notSOAP) { text in
            let header = text.piece("<soap:Header>", "</soap:Header>")
            return text.with(header, "").with("</soap:Body>", "</soap:Body>" + header)
        },
        Case("never signed", .unsigned) { _ in SignatureWorkshop.plain },
        Case("no Signature", .unsigned) { $0.with($0.piece("<ds:Signature>", "</ds:Signature>"), "") },
        Case("an empty Header", .unsigned) { $0.with($0.piece("<wsse:Security ", "</wsse:Security>"), "") },
        Case("Signature outside the Security header", .unsigned) { text in
            let signature = text.piece("<ds:Signature>", "</ds:Signature>")
            return text.with(signature, "").with(
                "</wsse:Security>", "</wsse:Security>" + signature.with("<ds:Signature>", declared))
        },
        Case("two Signatures", .irregular) { $0.with("</ds:Signature>", "</ds:Signature><ds:Signature/>") },
        Case("two Security headers", .irregular) { text in
            text.with("</wsse:Security>", "</wsse:Security><wsse:Security xmlns:wsse='\(wsse)'/>")
        },
        Case("two Timestamps", .irregular) { $0.with("</wsu:Timestamp>", "</wsu:Timestamp><wsu:Timestamp/>") },
        Case("an Object", .irregular) { $0.with("</ds:Signature>", "<ds:Object/></ds:Signature>") },
        Case("no SignatureValue", .irregular) {
            $0.with($0.piece("<ds:SignatureValue>", "</ds:SignatureValue>"), "")
        },
        Case("another hash in the signature", .algorithm) { $0.with(more + "rsa-sha256", more + "rsa-sha512") },
        Case("SHA-1 in the signature", .algorithm) {
            $0.with(more + "rsa-sha256", "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
        },
        Case("a shared secret", .algorithm) { $0.with(more + "rsa-sha256", more + "hmac-sha256") },
        Case("SHA-1 in the digests", .algorithm) { $0.with(sha256, "http://www.w3.org/2000/09/xmldsig#sha1") },
        Case("inclusive canonicalization", .algorithm) {
            $0.with("Method Algorithm=\"\(exclusive)\"", "Method Algorithm=\"http://www.w3.org/2006/12/xml-c14n11\"")
        },
        Case("canonicalization with comments", .algorithm) { $0.with(exclusive, exclusive + "WithComments") },
        Case("a transform by XSLT", .algorithm) {
            $0.with(transform, transform.with(exclusive, "http://www.w3.org/TR/1999/REC-xslt-19991116"))
        },
        Case("a transform by XPath", .algorithm) {
            $0.with(transform, transform.with(exclusive, "http://www.w3.org/TR/1999/REC-xpath-19991116"))
        },
        Case("a second transform", .algorithm) { $0.with(transform, transform + transform) },
        Case("no transform", .algorithm) { $0.with(transform, "") },
        Case("a length in the signature method", .algorithm) {
            $0.with("rsa-sha256\"/>", "rsa-sha256\"><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>")
        },
        Case("the Body not signed", .bodyNotSigned) { $0.with(reference("Body-1", in: $0), "") },
        Case("the Timestamp not signed", .timestampNotSigned) { $0.with(reference("TS-1", in: $0), "") },
        Case("nothing signed", .bodyNotSigned) {
            $0.with(reference("Body-1", in: $0), "").with(reference("TS-1", in: $0), "")
        },
        Case("too many references", .irregular) {
            let body = reference("Body-1", in: $0)
            return $0.with(body, String(repeating: body, count: 8))
        },
        Case("the key as a value", .token) {
            $0.with($0.piece("<wsse:SecurityTokenReference>", "</wsse:SecurityTokenReference>"), "<ds:KeyValue/>")
        },
        Case("a token that is not there", .token) { $0.with("URI=\"#X509-1\"", "URI=\"#X509-2\"") },
        Case("a token from elsewhere", .token) { $0.with("URI=\"#X509-1\"", "URI=\"https://example.org/\"") },
        Case("a token of another kind", .token) { $0.with("profile-1.0#X509v3", "profile-1.0#X509PKIPathv1") },
        Case("a token in hexadecimal", .token) { $0.with("#Base64Binary", "#HexBinary") },
        Case("a token that is none", .token) { $0.with(token(in: $0), "AAAA") },
        Case("a token cut short", .token) { $0.with(token(in: $0), String(token(in: $0).dropLast(40))) },
        Case("a token with nothing in it", .token) { $0.with(token(in: $0), "") },
        Case("a changed text", .digest) { $0.with(">12<", ">13<") },
        Case("a changed attribute", .digest) { $0.with("soort=", "sort=") },
        Case("a changed space", .digest) { $0.with("<Leeg/>", " <Leeg/>") },
        Case("an added element", .digest) { $0.with("<Leeg/>", "<Leeg/><Leeg/>") },
        Case("an instruction in the Body", .digest) { $0.with("<Leeg/>", "<?php x?><Leeg/>") },
        Case("a longer Timestamp", .digest) {
            $0.with(KeyRing.now.adding(seconds: 300).rfc3339, "2999-01-01T00:00:00Z")
        },
        Case("another digest", .digest) {
            let value = $0.piece("<ds:DigestValue>", "</ds:DigestValue>")
            return $0.with(value, "<ds:DigestValue>AAAA</ds:DigestValue>")
        },
        Case("another signature value", .signature) {
            let value = $0.piece("<ds:SignatureValue>", "</ds:SignatureValue>")
            return $0.with(value, value.with("A", "B"))
        },
        Case("an empty signature value", .signature) {
            $0.with($0.piece("<ds:SignatureValue>", "</ds:SignatureValue>"), "<ds:SignatureValue/>")
        },
        Case("a space in what is signed", .signature) { $0.with("<ds:SignedInfo>", "<ds:SignedInfo> ") },
        Case("references in another order", .signature) { text in
            let (body, time) = (reference("Body-1", in: text), reference("TS-1", in: text))
            return text.with(time + body, body + time)
        },
    ]

    private static let wsse =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
    private static let declared =
        "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#' xmlns:wsse='\(wsse)'>"

    private static func reference(_ id: String, in text: String) -> String {
        text.piece("<ds:Reference URI=\"#\(id)\">", "</ds:Reference>")
    }

    private static func token(in text: String) -> String {
        String(text.piece("wsu:Id=\"X509-1\">", "</wsse:B").dropFirst(16).dropLast(8))
    }

    @Test("Each change has its reason", arguments: cases)
    func refused(_ change: Case) throws {
        let shop = try SignatureWorkshop()
        let signed = try shop.signed(.federal)
        #expect(try shop.verdict(signed, .federal).refusal == nil)
        let changed = change.change(signed)
        #expect(!changed.hasPrefix("missing") && changed != signed)
        #expect(try shop.verdict(changed, .federal).refusal == change.refusal)
    }
}
