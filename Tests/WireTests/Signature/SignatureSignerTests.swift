import Core
import Foundation
import Testing
import Wire

@Suite("A good signature counts from a trusted signer, and in its time")
struct SignatureSignerTests {
    private let shop: SignatureWorkshop

    init() throws { shop = try SignatureWorkshop() }

    private func refusal(
        _ profile: SignatureProfile = .federal, by files: TLSIdentity? = nil, at now: Instant = KeyRing.now,
        subject: String? = nil, trust: TrustAnchors? = nil
    ) throws -> SignatureRefusal? {
        let signed = try shop.signed(profile, by: files ?? shop.ring.other)
        return try shop.verdict(signed, profile, at: now, subject: subject, trust: trust).refusal
    }

    @Test("Nobody vouches for the signer")
    func unknown() throws {
        #expect(try refusal() == nil)
        #expect(try refusal(by: shop.ring.stranger) == .unknownSigner)
        #expect(try refusal(trust: shop.ring.strangersTrust) == .unknownSigner)
        #expect(try refusal(.magda, by: shop.ring.stranger) == .unknownSigner)
    }

    @Test("An authority between must come along, or be an anchor")
    func between() throws {
        #expect(try refusal(.magda, by: shop.ring.signer) == nil)
        #expect(try refusal(.federal, by: shop.ring.signer) == .unknownSigner)
    }

    @Test("The root need not come along")
    func withoutRoot() throws {
        let chain = String(decoding: try Data(contentsOf: URL(filePath: shop.ring.signer.certificate)), as: UTF8.self)
        let certificates = chain.components(separatedBy: "-----END CERTIFICATE-----\n").dropLast()
        #expect(certificates.count == 3)
        let folder = try TemporaryFolder()
        let short = certificates.prefix(2).map { $0 + "-----END CERTIFICATE-----\n" }.joined()
        let files = TLSIdentity(certificate: try folder.write(Array(short.utf8), "a"), key: shop.ring.signer.key)
        #expect(try refusal(.magda, by: files) == nil)
    }

    @Test("Another than the one who was pinned")
    func pinned() throws {
        #expect(try refusal(subject: "CN=other") == nil)
        for subject in ["CN=signer", "CN=othe", "CN=other,C=BE", "cn=other", ""] {
            #expect(try refusal(subject: subject) == .otherSigner, "\(subject)")
        }
    }

    @Test("A certificate outside its time")
    func time() throws {
        #expect(try refusal(.magda, at: KeyRing.end.adding(seconds: -1)) == nil)
        #expect(try refusal(.magda, at: KeyRing.end.adding(seconds: 1)) == .certificateExpired)
        #expect(try refusal(.magda, at: KeyRing.begin.adding(seconds: -1)) == .certificateNotYetValid)
    }

    @Test("A key that is for issuing certificates, not for signing")
    func use() throws {
        let folder = try TemporaryFolder()
        let files = try shop.ring.authority.intermediate(name: "CA", from: KeyRing.begin, until: KeyRing.end).authority
            .write(to: folder.path, name: "ca")
        #expect(try refusal(by: files) == .certificateUnfit)
    }

    @Test(
        "A Timestamp counts in its time, give or take a minute",
        arguments: [
            (-61, SignatureRefusal.timestampNotYetValid), (-60, nil), (0, nil), (300, nil), (359, nil),
            (360, .timestampExpired), (86_400, .timestampExpired),
        ] as [(Int64, SignatureRefusal?)])
    func timestamp(_ seconds: Int64, _ expected: SignatureRefusal?) throws {
        #expect(try refusal(at: KeyRing.now.adding(seconds: seconds)) == expected)
    }

    @Test("A Timestamp that was signed is judged where none is demanded")
    func unasked() throws {
        let profile = SignatureProfile(token: .x509v3, timestampSeconds: nil)
        let signed = try shop.signed(.federal, by: shop.ring.other)
        #expect(try shop.verdict(signed, profile).refusal == nil)
        #expect(try shop.verdict(signed, profile, at: KeyRing.now.adding(days: 1)).refusal == .timestampExpired)
        #expect(try shop.verdict(shop.signed(profile, by: shop.ring.other), .federal).refusal == .timestampNotSigned)
    }

    @Test("SHA-1 counts for a profile that names it, and for no other")
    func sha1() throws {
        let signed = try shop.signed(.magdaSHA1)
        #expect(try shop.verdict(signed, .magdaSHA1).refusal == nil)
        #expect(try shop.verdict(signed, .magda).refusal == .algorithm)
        #expect(try shop.verdict(shop.signed(.magda), .magdaSHA1).refusal == .algorithm)
        var both = SignatureProfile.magda
        both.acceptedSignatures = [.sha1, .sha256]
        both.acceptedDigests = [.sha1, .sha256]
        #expect(try shop.verdict(signed, both).refusal == nil)
    }

    @Test("Anchors are read again when their file changes")
    func reload() throws {
        let folder = try TemporaryFolder()
        let trust = try shop.ring.strangers.authority.writeAnchor(to: folder.path, name: "root")
        let verifier = try EnvelopeVerifier(profile: .magda, trust: trust)
        let signed = Array(try shop.signed(.magda).utf8)
        #expect(verifier.verify(signed, at: KeyRing.now) == .refused(.unknownSigner))
        _ = try shop.ring.authority.authority.writeAnchor(to: folder.path, name: "root")
        #expect(verifier.verify(signed, at: KeyRing.now).refusal == nil)
    }

    @Test("Keys and anchors that are replaced while many use them are whole for each")
    func reloadAmongMany() async throws {
        let folder = try TemporaryFolder()
        let maker = shop.ring.authority
        let trust = try maker.authority.writeAnchor(to: folder.path, name: "root")
        let files = try maker.issue(.client, name: "a", from: KeyRing.begin, until: KeyRing.end)
            .write(to: folder.path, name: "a")
        let signer = try shop.signer(.federal, files)
        let verifier = try EnvelopeVerifier(profile: .federal, trust: trust)
        let valid = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var valid = 0
                    for _ in 0..<100 {
                        let plain = Array(SignatureWorkshop.plain.utf8)
                        guard let signed = try? signer.sign(plain, at: KeyRing.now) else { continue }
                        if verifier.verify(signed, at: KeyRing.now).refusal == nil { valid += 1 }
                    }
                    return valid
                }
            }
            for _ in 0..<4 {
                _ = try? maker.authority.writeAnchor(to: folder.path, name: "root")
                _ = try? maker.issue(.client, name: "a", from: KeyRing.begin, until: KeyRing.end)
                    .write(to: folder.path, name: "a")
            }
            return await group.reduce(0, +)
        }
        #expect(valid == 400)
    }

    @Test("Without anchors there is no verifier")
    func noAnchors() throws {
        #expect(throws: WireError(.fileUnreadable)) {
            _ = try EnvelopeVerifier(profile: .magda, trust: TrustAnchors(file: shop.ring.folder.path + "/none"))
        }
        #expect(throws: WireError(.notPEM)) {
            _ = try EnvelopeVerifier(profile: .magda, trust: TrustAnchors(file: shop.ring.signer.key))
        }
    }
}
