import Core
import Foundation
import Mapping
import MockRegisters
import OnlyOnce
import Support
import Testing
import Wire

@testable import Adapters

/// The system's time: connections are judged by no other.
private let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1_000)

@Suite("A source that demands TLS, our certificate and signatures gets them, and must sign itself", .serialized)
struct MagdaSecurityTests {
    /// A mock that demands all of it, and the keys of both sides.
    private struct Secured: Sendable {
        let keys: MockKeys
        let folder: String
        let url: String
        let client: HTTPClient

        func caller(_ access: SourceAccess) throws -> MagdaCaller {
            MagdaCaller(
                url: url, mappings: try Mappings.all(), client: client, access: access,
                limits: HTTPLimits(totalMilliseconds: 10_000),
                policy: RetryPolicy(attempts: 2, firstPauseMilliseconds: 1), clock: WallClock { now },
                entropy: .seeded(5))
        }

        func access(
            identity: TLSIdentity? = nil, trust: TrustAnchors? = nil, signer: SignatureProfile? = .magda,
            verifier: SignatureProfile? = .magda, anchors: TrustAnchors? = nil
        ) throws -> SourceAccess {
            SourceAccess(
                identity: identity ?? keys.gateway, trust: trust ?? keys.anchors,
                signer: try signer.map {
                    EnvelopeSigner(profile: $0, identity: try SigningIdentity(keys.gateway))
                },
                verifier: try verifier.map { try EnvelopeVerifier(profile: $0, trust: anchors ?? keys.anchors) })
        }
    }

    private func serving(
        signs: Bool = true, _ body: @escaping @Sendable (Secured) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/sluis-security-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let keys = try MockKeys.make(in: folder, now: now)
        let register = MockRegister(
            folder: Repository.root + "/mocks", clock: { now }, security: try keys.security(signatures: signs))
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await register.run(host: "127.0.0.1", port: 0) { port.yield($0) } }
            group.addTask {
                guard let number = await ports.first(where: { _ in true }) else { return }
                let client = try HTTPClient(maximumConnections: 4)
                defer { client.shutdown() }
                try await body(
                    Secured(
                        keys: keys, folder: folder, url: "https://127.0.0.1:\(number)" + MockRegister.path,
                        client: client))
            }
            try await group.next()
            group.cancelAll()
            do { try await group.waitForAll() } catch is CancellationError {}
        }
    }

    @Test("data over mutual TLS, both envelopes signed")
    func works() async throws {
        try await serving { source in
            let reply = try await source.caller(source.access()).call(try Sample.call(Mappings.person)) { _ in true }
            #expect(reply.status == .ok && !reply.told.isEmpty && reply.attempts == 1, "\(reply.code)")
            #expect(try source.access().certificateDays(at: now) == 30)
            #expect(try source.access().certificateDays(at: now.adding(days: 31)) == -1)
            #expect(SourceAccess.plain.certificateDays(at: now) == nil)
        }
    }

    @Test("an answer whose signature is refused tells nothing, and says why")
    func refused() async throws {
        try await serving { source in
            let other = try CertificateMaker(
                name: "Another authority", from: now.adding(days: -1), until: now.adding(days: 9))
            let anchors = try other.authority.writeAnchor(to: source.folder, name: "other")
            let stranger = try source.access(anchors: anchors)
            let reply = try await source.caller(stranger).call(try Sample.call(Mappings.person)) { _ in true }
            #expect(reply.status == .fault && reply.code == "signature:unknownSigner")
            #expect(reply.told.isEmpty && reply.members.isEmpty && reply.attempts == 1 && reply.retryAt == nil)
            // The federal profile demands a Timestamp, which MAGDA's answers have not.
            let federal = try source.access(verifier: .federal)
            let second = try await source.caller(federal).call(try Sample.call(Mappings.person)) { _ in true }
            #expect(second.status == .fault && second.code.hasPrefix("signature:") && second.told.isEmpty)
        }
        try await serving(signs: false) { source in
            let reply = try await source.caller(source.access()).call(try Sample.call(Mappings.person)) { _ in true }
            #expect(reply.status == .fault && reply.code == "signature:unsigned" && reply.told.isEmpty)
        }
    }

    @Test("what we do not sign is refused by the source")
    func unsigned() async throws {
        try await serving { source in
            let access = try source.access(signer: nil, verifier: nil)
            let reply = try await source.caller(access).call(try Sample.call(Mappings.person)) { _ in true }
            #expect(reply.status == .fault && reply.code.hasPrefix("SOAP:") && reply.told.isEmpty)
        }
    }

    @Test("no connection to a source that nobody vouches for, nor without our certificate")
    func transport() async throws {
        try await serving { source in
            let plain = try await source.caller(.plain).call(try Sample.call(Mappings.person)) { _ in true }
            #expect(plain.status == .fault && plain.code == "wire:untrustedPeer", "\(plain.code)")
            let nameless = SourceAccess(trust: source.keys.anchors)
            let reply = try await source.caller(nameless).call(try Sample.call(Mappings.person)) { _ in true }
            #expect(reply.status == .fault && reply.code == "wire:identityRefused", "\(reply.code)")
        }
    }

    @Test("keys that are replaced are used from the next question on")
    func reload() async throws {
        try await serving { source in
            let copy = TLSIdentity(
                certificate: source.folder + "/own.pem", key: source.folder + "/own.key")
            let stranger = try CertificateMaker(
                name: "Another authority", from: now.adding(days: -1), until: now.adding(days: 9)
            ).issue(.client, name: "Stranger", from: now.adding(days: -1), until: now.adding(days: 9))
            _ = try stranger.write(to: source.folder, name: "own")
            let access = SourceAccess(
                identity: source.keys.gateway, trust: source.keys.anchors,
                signer: EnvelopeSigner(profile: .magda, identity: try SigningIdentity(copy)),
                verifier: try EnvelopeVerifier(profile: .magda, trust: source.keys.anchors))
            let caller = try source.caller(access)
            #expect(access.certificateDays(at: now) == 9)
            let before = await caller.call(try Sample.call(Mappings.person)) { _ in true }
            #expect(before.status == .fault, "\(before.code)")
            for ending in ["pem", "key"] {
                let bytes = try Data(contentsOf: URL(filePath: source.folder + "/gateway." + ending))
                try bytes.write(to: URL(filePath: source.folder + "/own." + ending))
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: source.folder + "/own." + ending)
            }
            let after = await caller.call(try Sample.call(Mappings.person)) { _ in true }
            #expect(after.status == .ok, "\(after.code)")
            #expect(access.certificateDays(at: now) == 30)
        }
    }
}
