import Foundation
import Support
import Testing
import Wire

/// The program of libxmlsec1, which signs and verifies any Signature that it can compute.
struct Xmlsec1 {
    private static let ids = [
        "--id-attr:Id", "http://schemas.xmlsoap.org/soap/envelope/:Body", "--id-attr:Id",
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd:Timestamp",
        "--id-attr:Id", "urn:w:w",
    ]

    let folder: TemporaryFolder

    func accepts(_ text: String, by files: TLSIdentity) throws -> Bool {
        let file = try folder.write(Array(text.utf8), "signed.xml")
        let tool = try #require(Tool.xmlsec1)
        return tool.run(["--verify", "--pubkey-cert-pem", files.certificate] + Self.ids + [file]).status == 0
    }

    /// Signs anew what has been signed, as its Signature says.
    func signs(_ signed: String, by files: TLSIdentity) throws -> String {
        let file = try folder.write(Array(Self.template(signed).utf8), "template.xml")
        let tool = try #require(Tool.xmlsec1)
        let output = folder.path + "/out.xml"
        let result = tool.run(["--sign", "--privkey-pem", files.key, "--output", output] + Self.ids + [file])
        #expect(result.status == 0, "\(result.output)")
        return String(decoding: try folder.read("out.xml"), as: UTF8.self)
    }

    /// With all values that a signature consists of taken out.
    private static func template(_ signed: String) -> String {
        var text = signed
        for name in ["DigestValue", "SignatureValue"] {
            while text.contains("<ds:\(name)>") {
                text = text.with(text.piece("<ds:\(name)>", "</ds:\(name)>"), "<ds:\(name)/>")
            }
        }
        return text
    }
}
