import Core
import Foundation
import Support
import Testing
import Wire

@Suite("A key is read from files that only its owner may read, and read again when they change")
struct SigningIdentityTests {
    private let folder: TemporaryFolder
    private let ring: KeyRing

    init() throws {
        folder = try TemporaryFolder()
        ring = try KeyRing.shared.get()
    }

    private func code(certificate: String, key: String) -> WireError.Code? {
        do throws(WireError) {
            _ = try SigningIdentity(certificate: certificate, key: key)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("The first certificate of the chain that expires is what counts")
    func expiry() throws {
        let soon = KeyRing.now.adding(days: 10)
        let between = try ring.authority.intermediate(name: "Short", from: KeyRing.begin, until: soon)
        let files = try between.issue(.client, name: "a", from: KeyRing.begin, until: KeyRing.end)
            .write(to: folder.path, name: "a")
        let identity = try SigningIdentity(files)
        #expect(identity.notAfter == soon)
        #expect(try files.notAfter() == soon)
        #expect(identity.daysLeft(at: KeyRing.now) == 10)
        #expect(identity.daysLeft(at: KeyRing.now.adding(seconds: 1)) == 9)
        #expect(identity.daysLeft(at: soon.adding(milliseconds: -1)) == 0)
        #expect(identity.daysLeft(at: soon.adding(milliseconds: 1)) == -1)
    }

    @Test("A key that group or others may touch is refused", arguments: [0o640, 0o604, 0o660, 0o610, 0o644, 0o777])
    func mode(_ mode: Int) throws {
        let key = try folder.write(try Array(Data(contentsOf: URL(filePath: ring.signer.key))), "key")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: key)
        #expect(code(certificate: ring.signer.certificate, key: key) == .fileNotPrivate)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        #expect(code(certificate: ring.signer.certificate, key: key) == nil)
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: key)
        #expect(code(certificate: ring.signer.certificate, key: key) == nil)
    }

    @Test("What is made is private from the start")
    func made() throws {
        for path in [ring.signer.key, ring.signer.certificate] {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("Files that are no pair of certificate and key are told apart")
    func unusable() throws {
        let (signer, other) = (ring.signer, ring.other)
        #expect(code(certificate: signer.certificate, key: other.key) == .keyMismatch)
        #expect(code(certificate: signer.certificate, key: folder.path + "/none") == .fileUnreadable)
        #expect(code(certificate: folder.path, key: signer.key) == .fileUnreadable)
        #expect(code(certificate: signer.key, key: signer.key) == .notPEM)
        let text = try folder.write(Array("no key".utf8), "text")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: text)
        #expect(code(certificate: signer.certificate, key: text) == .notPEM)
        let leaf = try Data(contentsOf: URL(filePath: other.certificate))
        let own = try first(of: Array(leaf))
        let broken = try folder.write(own + ring.strangers.authority.certificate, "broken")
        #expect(code(certificate: broken, key: other.key) == .brokenChain)
        let torn = try folder.write(Array(leaf.dropLast(60)), "torn")
        #expect(code(certificate: torn, key: other.key) == .notPEM)
    }

    private func first(of chain: [UInt8]) throws -> [UInt8] {
        let text = String(decoding: chain, as: UTF8.self)
        let mark = "-----END CERTIFICATE-----\n"
        let end = try #require(text.range(of: mark)).upperBound
        return Array(text[..<end].utf8)
    }

    @Test("Replaced files are used at once; while only one of two is replaced, the earlier pair is")
    func reload() throws {
        let old = try ring.authority.issue(.client, name: "a", from: KeyRing.begin, until: KeyRing.now.adding(days: 5))
        let new = try ring.authority.issue(.client, name: "a", from: KeyRing.begin, until: KeyRing.now.adding(days: 9))
        let files = try old.write(to: folder.path, name: "a")
        let identity = try SigningIdentity(files)
        #expect(identity.notAfter == KeyRing.now.adding(days: 5))
        try replace(files.certificate, new.certificate)
        #expect(identity.notAfter == KeyRing.now.adding(days: 5))
        #expect(identity.problem?.code == .keyMismatch)
        try replace(files.key, new.key)
        #expect(identity.notAfter == KeyRing.now.adding(days: 9))
        #expect(identity.problem == nil)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: files.key)
        #expect(identity.problem?.code == .fileNotPrivate)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: files.key)
        #expect(identity.problem == nil)
        try FileManager.default.removeItem(atPath: files.key)
        #expect(identity.problem?.code == .fileUnreadable)
        #expect(identity.notAfter == KeyRing.now.adding(days: 9))
    }

    /// In its place, as an editor would.
    private func replace(_ path: String, _ bytes: [UInt8]) throws {
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }

    @Test("A key that is not RSA can be shown to a server, but signs nothing", .enabled(if: Tool.openssl != nil))
    func elliptic() throws {
        let files = TLSIdentity(certificate: folder.path + "/ec.pem", key: folder.path + "/ec.key")
        let arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=a",
            "-keyout", files.key, "-out", files.certificate,
        ]
        #expect(Tool.openssl?.run(arguments).status == 0)
        #expect(try files.notAfter() > KeyRing.now)
        #expect(code(certificate: files.certificate, key: files.key) == .keyUnfit)
    }

    @Test("A key that a passphrase guards is not asked for it", .enabled(if: Tool.openssl != nil))
    func passphrase() throws {
        let guarded = folder.path + "/guarded.key"
        let arguments = ["pkey", "-in", ring.signer.key, "-aes256", "-passout", "pass:abcdef", "-out", guarded]
        #expect(Tool.openssl?.run(arguments).status == 0)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: guarded)
        #expect(code(certificate: ring.signer.certificate, key: guarded) == .notPEM)
    }

    @Test("A host that OpenSSL would read as more than a name is not put into a certificate")
    func hosts() {
        for host in ["", "a,DNS:b", "a b", "@section", "a\u{0}b", "*.example.org", "a\n"] {
            #expect(throws: WireError(.malformedRequest)) {
                _ = try ring.authority.issue(
                    .server(hosts: [host]), name: "a", from: KeyRing.begin, until: KeyRing.end)
            }
        }
    }
}
