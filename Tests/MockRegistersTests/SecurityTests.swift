import Core
import Foundation
import Logging
import Support
import Testing
import Wire

@testable import MockRegisters

@Suite("The mock can demand TLS, a client certificate and signatures, and signs what it answers", .serialized)
struct SecurityTests {
    /// The machine's clock: the certificates are judged by it.
    private static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    private let rita = Ask(.geefPersoon, "58631400273")

    /// Runs a mock with keys of its own while the body runs.
    private func serving(
        transport: Bool, clientCertificate: Bool = true, signatures: Bool,
        steeringPort: Int? = nil, _ body: @escaping @Sendable (_ keys: MockKeys, _ port: Int) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sluis-keys-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let now = Self.now
        let keys = try MockKeys.make(in: folder.path, now: now)
        var logger = Logger(label: "mock")
        logger.logLevel = .critical
        let register = MockRegister(
            folder: Repository.root + "/mocks", clock: { now }, logger: logger,
            security: try keys.security(
                transport: transport, clientCertificate: clientCertificate, signatures: signatures))
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await register.run(host: "127.0.0.1", port: 0, steeringPort: steeringPort) { port.yield($0) }
            }
            group.addTask {
                guard let number = await ports.first(where: { _ in true }) else { return }
                try await body(keys, number)
            }
            try await group.next()
            group.cancelAll()
            do { try await group.waitForAll() } catch is CancellationError {}
        }
    }

    private static func request(_ url: String, _ body: [UInt8]) -> HTTPRequest {
        HTTPRequest(
            method: .post, url: url + MockRegister.path,
            headers: [(name: "Content-Type", value: "text/xml;charset=UTF-8")], body: body)
    }

    @Test func aCallerWithItsCertificateGetsInAndOneWithoutDoesNot() async throws {
        let bytes = rita.bytes
        try await serving(transport: true, signatures: false) { keys, port in
            let client = try HTTPClient(maximumConnections: 2)
            defer { client.shutdown() }
            var request = Self.request("https://127.0.0.1:\(port)", bytes)
            request.trust = keys.anchors
            await #expect(throws: WireError.self) { try await client.send(request) }
            request.identity = keys.gateway
            let answer = try await client.send(request)
            #expect(answer.status == 200)
            #expect(String(decoding: answer.body, as: UTF8.self).contains("<Voornaam>Rita</Voornaam>"))
            request.trust = nil
            await #expect(throws: WireError.self) { try await client.send(request) }
        }
    }

    @Test func itIsSteeredAsideWithoutTLS() async throws {
        // Far from the ports that the system hands out of itself.
        let aside = Int.random(in: 20_000...29_999)
        try await serving(transport: true, signatures: true, steeringPort: aside) { keys, port in
            let client = try HTTPClient(maximumConnections: 2)
            defer { client.shutdown() }
            var calls = HTTPRequest(method: .get, url: "http://127.0.0.1:\(aside)/mock/calls")
            try await Patience.until("the mock answers") { (try? await client.send(calls)) != nil }
            #expect(try await client.send(calls).status == 200)
            calls.url = "https://127.0.0.1:\(port)/mock/calls"
            calls.identity = keys.gateway
            calls.trust = keys.anchors
            #expect(try await client.send(calls).status == 404)
        }
    }

    @Test func withoutTheDemandNoCertificateIsNeeded() async throws {
        let bytes = rita.bytes
        try await serving(transport: true, clientCertificate: false, signatures: false) { keys, port in
            let client = try HTTPClient(maximumConnections: 2)
            defer { client.shutdown() }
            var request = Self.request("https://127.0.0.1:\(port)", bytes)
            request.trust = keys.anchors
            #expect(try await client.send(request).status == 200)
        }
    }

    @Test(
        "Each endpoint wants its own profile, and answers in it",
        arguments: [
            (MockRegister.path, SignatureProfile.magda, SignatureProfile.federal),
            (MockRegister.kszPath, .federal, .magda),
        ])
    func profiles(_ path: String, _ profile: SignatureProfile, _ other: SignatureProfile) async throws {
        let bytes = rita.bytes
        try await serving(transport: false, signatures: true) { keys, port in
            let client = try HTTPClient(maximumConnections: 2)
            defer { client.shutdown() }
            let now = Self.now
            let identity = try SigningIdentity(keys.gateway)
            var request = Self.request("http://127.0.0.1:\(port)", bytes)
            request.url = "http://127.0.0.1:\(port)" + path
            #expect(try await client.send(request).status == 500)
            request.body = try EnvelopeSigner(profile: profile, identity: identity).sign(bytes, at: now)
            let answer = try await client.send(request)
            // The KSZ reads the signature, and then refuses MAGDA's question: signed, too.
            #expect(answer.status == (path == MockRegister.path ? 200 : 500))
            let verdict = try EnvelopeVerifier(profile: profile, trust: keys.anchors).verify(answer.body, at: now)
            #expect(verdict.refusal == nil)
            guard profile == .federal else { return }
            request.body = try EnvelopeSigner(profile: other, identity: identity).sign(bytes, at: now)
            let refused = String(decoding: try await client.send(request).body, as: UTF8.self)
            #expect(refused.contains("ERR_025"))
        }
    }
}
