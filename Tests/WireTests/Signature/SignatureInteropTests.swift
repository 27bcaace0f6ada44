import Core
import Foundation
import Support
import Testing
import Wire

@Suite("xmlsec1 and signxml accept what we sign, and we accept what they sign")
struct SignatureInteropTests {
    static let profiles: [SignatureProfile] = [
        .magda, .federal, SignatureProfile(token: .x509v3, signature: .sha512, digest: .sha384, timestampSeconds: 60),
    ]

    private let shop: SignatureWorkshop
    private let folder: TemporaryFolder
    private let xmlsec1: Xmlsec1

    init() throws {
        shop = try SignatureWorkshop()
        folder = try TemporaryFolder()
        xmlsec1 = Xmlsec1(folder: folder)
    }

    private func files(_ profile: SignatureProfile) -> TLSIdentity {
        profile.token == .pkiPath ? shop.ring.signer : shop.ring.other
    }

    @Test("xmlsec1 accepts ours, and refuses it changed", .enabled(if: Tool.xmlsec1 != nil), arguments: profiles)
    func oursToXmlsec1(_ profile: SignatureProfile) throws {
        let signed = try shop.signed(profile)
        #expect(try xmlsec1.accepts(signed, by: files(profile)))
        #expect(try !xmlsec1.accepts(signed.with(">12<", ">13<"), by: files(profile)))
        #expect(try !xmlsec1.accepts(signed, by: shop.ring.stranger))
    }

    @Test("We accept xmlsec1's, and refuse it changed", .enabled(if: Tool.xmlsec1 != nil), arguments: profiles)
    func xmlsec1ToOurs(_ profile: SignatureProfile) throws {
        let plain = try shop.signed(profile).with(">12<", ">14<")
        let signed = try xmlsec1.signs(plain, by: files(profile))
        #expect(try shop.verdict(signed, profile).refusal == nil)
        #expect(try shop.verdict(signed.with(">14<", ">13<"), profile).refusal == .digest)
        let forged = try xmlsec1.signs(plain, by: shop.ring.stranger)
        #expect(try shop.verdict(forged, profile).refusal == .signature)
    }

    @Test("signxml accepts ours, and refuses it changed", .enabled(if: Tool.signxml != nil), arguments: profiles)
    func oursToSignxml(_ profile: SignatureProfile) throws {
        let script = """
            import sys
            from signxml import XMLVerifier, SignatureConfiguration
            envelope, certificate, count = open(sys.argv[1], "rb").read(), open(sys.argv[2]).read(), int(sys.argv[3])
            config = SignatureConfiguration(location=".//", expect_references=count)
            results = XMLVerifier().verify(envelope, x509_cert=certificate, expect_config=config)
            results = results if isinstance(results, list) else [results]
            assert any(result.signed_xml.tag.endswith("}Body") for result in results)
            """
        let signed = try shop.signed(profile)
        let count = "\(signed.components(separatedBy: "<ds:Reference ").count - 1)"
        let tool = try #require(Tool.signxml)
        // The certificate of the signer alone.
        let chain = String(decoding: try Data(contentsOf: URL(filePath: files(profile).certificate)), as: UTF8.self)
        let leaf = try folder.write(Array(chain.piece("-----BEGIN", "-----END CERTIFICATE-----\n").utf8), "leaf.pem")
        let file = try folder.write(Array(signed.utf8), "signed.xml")
        let result = tool.run(["-c", script, file, leaf, count])
        #expect(result.status == 0, "\(result.output)")
        let changed = try folder.write(Array(signed.with(">12<", ">13<").utf8), "changed.xml")
        #expect(tool.run(["-c", script, changed, leaf, count]).output.contains("InvalidDigest"))
    }

    @Test("We accept signxml's, and refuse it changed", .enabled(if: Tool.signxml != nil), arguments: profiles)
    func signxmlToOurs(_ profile: SignatureProfile) throws {
        let script = """
            import sys
            from lxml import etree
            from signxml import XMLSigner, methods
            source, key, target, signature, digest = sys.argv[1:6]
            tree = etree.parse(source)
            ds = "{http://www.w3.org/2000/09/xmldsig#}"
            old = tree.find(".//" + ds + "Signature")
            place, information = old.getparent(), old.find(ds + "KeyInfo")
            uris = [reference.get("URI") for reference in old.iter(ds + "Reference")]
            place.remove(old)
            signer = XMLSigner(method=methods.detached, c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#",
                               signature_algorithm="rsa-" + signature, digest_algorithm=digest)
            place.append(signer.sign(tree.getroot(), key=open(key, "rb").read(), reference_uri=uris,
                                     key_info=information))
            tree.write(target)
            """
        let plain = try folder.write(Array(try shop.signed(profile).with(">12<", ">14<").utf8), "plain.xml")
        let tool = try #require(Tool.signxml)
        let target = folder.path + "/signed.xml"
        let (signature, digest) = (profile.signature.rawValue, profile.digest.rawValue)
        let result = tool.run(["-c", script, plain, files(profile).key, target, signature, digest])
        #expect(result.status == 0, "\(result.output)")
        let signed = String(decoding: try folder.read("signed.xml"), as: UTF8.self)
        #expect(try shop.verdict(signed, profile).refusal == nil)
        #expect(try shop.verdict(signed.with(">14<", ">13<"), profile).refusal == .digest)
    }
}
