import Core
import Foundation
import Support
import Testing
import Wire

@Suite("What we sign is valid, for the profile it was signed for and from the signer we trust")
struct SignatureTests {
    private let shop: SignatureWorkshop

    init() throws { shop = try SignatureWorkshop() }

    static let profiles: [SignatureProfile] = [
        .magda, .magdaSHA1, .federal,
        SignatureProfile(token: .x509v3, signature: .sha384, digest: .sha512, timestampSeconds: nil),
        SignatureProfile(token: .pkiPath, signature: .sha512, digest: .sha384, timestampSeconds: 60),
    ]

    @Test("Signed and verified", arguments: profiles)
    func valid(_ profile: SignatureProfile) throws {
        let verdict = try shop.verdict(shop.signed(profile), profile)
        guard case .valid(let signature) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(signature.notAfter == KeyRing.end)
        #expect(signature.fingerprint.count == 32)
    }

    @Test("The Security header holds what the profile says, and nothing else")
    func form() throws {
        let magda = try shop.signed(.magda)
        #expect(magda.contains("#X509PKIPathv1\""))
        #expect(!magda.contains("Timestamp"))
        #expect(magda.contains("<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/>"))
        #expect(magda.contains("<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>"))
        #expect(magda.components(separatedBy: "<ds:Reference ").count == 2)
        let sha1 = try shop.signed(.magdaSHA1)
        #expect(sha1.contains("xmldsig#rsa-sha1\"") && sha1.contains("xmldsig#sha1\""))
        let federal = try shop.signed(.federal)
        #expect(federal.contains("#X509v3\"") && !federal.contains("PKIPath"))
        let expires = KeyRing.now.adding(seconds: 300).rfc3339
        #expect(federal.contains("<wsu:Created>\(KeyRing.now.rfc3339)</wsu:Created><wsu:Expires>\(expires)<"))
        #expect(federal.components(separatedBy: "<ds:Reference ").count == 3)
        #expect(federal.count < magda.count)
    }

    @Test("A Timestamp lasts five minutes at most, whatever is asked for")
    func shortTimestamps() {
        #expect(SignatureProfile(token: .x509v3, timestampSeconds: 86_400).timestampSeconds == 300)
        #expect(SignatureProfile(token: .x509v3, timestampSeconds: 0).timestampSeconds == 1)
    }

    @Test("An envelope is signed whatever its prefixes and whether it has a Header")
    func shapes() throws {
        let signer = try shop.signer(.federal)
        for text in [
            "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><a xmlns=''/></Body></Envelope>",
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header/><s:Body/></s:Envelope>",
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header><x xmlns='urn:x'/></s:Header>"
                + "<s:Body xmlns:wsu='urn:other'><wsse xmlns='urn:y'>\r\n&#13;\t</wsse></s:Body></s:Envelope>",
            "<?xml version='1.0' encoding='ISO-8859-1'?><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>"
                + "<s:Body><a b='&lt;&#10;'>]]&gt;</a></s:Body></s:Envelope>",
        ] {
            guard let signed = try? signer.sign(Array(text.utf8), at: KeyRing.now) else {
                Issue.record("not signed: \(text)")
                continue
            }
            let verdict = try shop.verdict(String(decoding: signed, as: UTF8.self), .federal)
            #expect(verdict.refusal == nil, "\(text)")
        }
    }

    @Test(
        "What is no envelope, or has been signed, is not signed",
        arguments: [
            "", "<a/>", "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>",
            "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>",
            "<!DOCTYPE a><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/><s:Body/></s:Envelope>",
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a id='Body-1'/></s:Body>"
                + "</s:Envelope>",
        ])
    func unsignable(_ text: String) throws {
        let signer = try shop.signer(.magda)
        #expect(throws: WireError(.unsignable)) { _ = try signer.sign(Array(text.utf8), at: KeyRing.now) }
    }

    @Test("An envelope is not signed twice")
    func twice() throws {
        let signer = try shop.signer(.magda)
        let once = try signer.sign(Array(SignatureWorkshop.plain.utf8), at: KeyRing.now)
        #expect(throws: WireError(.unsignable)) { _ = try signer.sign(once, at: KeyRing.now) }
    }

    @Test("Nothing is signed with a certificate outside its time")
    func expired() throws {
        let signer = try shop.signer(.magda)
        let plain = Array(SignatureWorkshop.plain.utf8)
        #expect(throws: WireError(.certificateExpired)) { _ = try signer.sign(plain, at: KeyRing.end) }
        #expect(throws: WireError(.certificateExpired)) {
            _ = try signer.sign(plain, at: KeyRing.begin.adding(seconds: -1))
        }
    }

    @Test("The root, an authority between or the certificate itself can be the anchor")
    func anchors() throws {
        let signed = try shop.signed(.magda)
        for file in [shop.ring.signer.certificate, shop.ring.trust.file] {
            #expect(try shop.verdict(signed, .magda, trust: TrustAnchors(file: file)).refusal == nil)
        }
    }

    @Test("Many tasks at once sign and verify")
    func concurrently() async throws {
        let signer = try shop.signer(.federal)
        let verifier = try EnvelopeVerifier(profile: .federal, trust: shop.ring.trust)
        let valid = await withTaskGroup(of: Int.self) { group in
            for task in 0..<16 {
                group.addTask {
                    var valid = 0
                    for round in 0..<25 {
                        let text = SignatureWorkshop.plain.with(">12<", ">\(task) \(round)<")
                        guard let signed = try? signer.sign(Array(text.utf8), at: KeyRing.now) else { continue }
                        let changed = String(decoding: signed, as: UTF8.self).with(" \(round)<", " x<")
                        if verifier.verify(signed, at: KeyRing.now).refusal == nil,
                            verifier.verify(Array(changed.utf8), at: KeyRing.now) == .refused(.digest)
                        {
                            valid += 1
                        }
                    }
                    return valid
                }
            }
            return await group.reduce(0, +)
        }
        #expect(valid == 400)
    }

    @Test(
        "MAGDA's own samples, which are not signed, are refused as they are and valid once we sign them",
        .enabled(if: SharedData.isPresent), arguments: ["GeefPersoon.xml", "ZoekOpAdres.xml", "sample.xml"])
    func samples(_ name: String) throws {
        let sample = try SharedData.bytes("magda/requests/signing-samples/" + name)
        let verifier = try EnvelopeVerifier(profile: .magda, trust: shop.ring.trust)
        #expect(verifier.verify(sample, at: KeyRing.now) == .refused(.unsigned))
        let signed = try shop.signer(.magda).sign(sample, at: KeyRing.now)
        #expect(verifier.verify(signed, at: KeyRing.now).refusal == nil)
    }
}
