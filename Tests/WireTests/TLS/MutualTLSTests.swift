import Core
import Foundation
import Support
import Testing
import Wire

@Suite("Both sides of a connection prove who they are, and nothing switches that off", .enabled(if: Tool.python != nil))
struct MutualTLSTests {
    private let ring: KeyRing
    private let folder: TemporaryFolder
    private let client: HTTPClient

    init() throws {
        ring = try KeyRing.shared.get()
        folder = try TemporaryFolder()
        client = try HTTPClient(maximumConnections: 4)
    }

    /// One that demands a certificate from our authority.
    private func server(_ files: TLSIdentity? = nil, newest: String = "1.3") throws -> TLSServer {
        let files = files ?? ring.server
        return try TLSServer(
            certificate: files.certificate, key: files.key, clients: ring.trust.file, newest: newest)
    }

    private func server(
        hosts: [String] = ["127.0.0.1"], from begin: Instant = KeyRing.begin, until end: Instant = KeyRing.end
    ) throws -> TLSServer {
        try server(
            ring.authority.issue(.server(hosts: hosts), name: "server", from: begin, until: end)
                .write(to: folder.path, name: "server"))
    }

    /// Name, port and whether a session was taken up again, as the server saw them.
    private func seen(_ server: TLSServer, _ identity: TLSIdentity?, _ trust: TrustAnchors? = nil) async throws
        -> [String]
    {
        let request = HTTPRequest(method: .get, url: server.url, identity: identity, trust: trust ?? ring.trust)
        let response = try await client.send(request)
        return String(decoding: response.body, as: UTF8.self).components(separatedBy: " ")
    }

    private func code(_ server: TLSServer, _ identity: TLSIdentity?, _ trust: TrustAnchors?) async -> WireError.Code? {
        await client.failure(HTTPRequest(method: .get, url: server.url, identity: identity, trust: trust))?.code
    }

    @Test("The server sees our certificate", arguments: ["1.2", "1.3"])
    func mutual(_ newest: String) async throws {
        let server = try server(newest: newest)
        #expect(try await seen(server, ring.signer).first == "signer")
        #expect(try await seen(server, ring.other).first == "other")
    }

    @Test("A server that asks for none gets an answer without")
    func oneSided() async throws {
        let server = try TLSServer(certificate: ring.server.certificate, key: ring.server.key)
        #expect(try await seen(server, nil).first == "nobody")
    }

    @Test("A certificate is demanded, and there is none or a wrong one", arguments: ["1.2", "1.3"])
    func demanded(_ newest: String) async throws {
        let server = try server(newest: newest)
        let begin = KeyRing.begin.adding(days: -2)
        let expired = try ring.authority.issue(.client, name: "old", from: begin, until: KeyRing.begin)
            .write(to: folder.path, name: "old")
        #expect(await code(server, ring.stranger, ring.trust) == .identityRefused)
        #expect(await code(server, expired, ring.trust) == .identityRefused)
        // TLS 1.2 has no alert of its own for it (RFC 5246, 7.4.6).
        #expect(await code(server, nil, ring.trust) == (newest == "1.2" ? .tlsFailed : .identityRefused))
        #expect(try await seen(server, ring.signer).first == "signer")
    }

    @Test("A server that our anchors do not vouch for")
    func untrusted() async throws {
        let server = try server()
        #expect(await code(server, ring.signer, ring.strangersTrust) == .untrustedPeer)
        // Without anchors of ours the system's count, and these are none of them.
        #expect(await code(server, ring.signer, nil) == .untrustedPeer)
        #expect(await code(server, nil, nil) == .untrustedPeer)
        #expect(try await seen(server, ring.signer).first == "signer")
        #expect(await code(server, ring.signer, ring.strangersTrust) == .untrustedPeer)
    }

    @Test("A server whose certificate is past its end, or before its beginning")
    func expired() async throws {
        let past = try server(from: KeyRing.begin.adding(days: -2), until: KeyRing.begin)
        #expect(await code(past, ring.signer, ring.trust) == .peerExpired)
        let future = try server(from: KeyRing.now.adding(days: 1), until: KeyRing.end)
        #expect(await code(future, ring.signer, ring.trust) == .peerExpired)
    }

    @Test(
        "A server whose certificate is another's", arguments: [["127.0.0.2"], ["localhost"], ["example.org", "::1"]])
    func wrongHost(_ hosts: [String]) async throws {
        let server = try server(hosts: hosts)
        #expect(await code(server, ring.signer, ring.trust) == .wrongHost)
    }

    @Test("Identities never share a connection or a session, and each keeps its own")
    func apart() async throws {
        for newest in ["1.2", "1.3"] {
            let server = try server(newest: newest)
            var ports: [String: Set<String>] = [:]
            for _ in 0..<5 {
                for (identity, name) in [(ring.signer, "signer"), (ring.other, "other")] {
                    let answer = try await seen(server, identity)
                    #expect(answer.first == name)
                    ports[name, default: []].insert(answer[1])
                }
            }
            #expect(ports["signer"]?.count == 1)
            #expect(ports["other"]?.count == 1)
            #expect(ports["signer"] != ports["other"])
            #expect(await code(server, nil, ring.trust) != nil)
        }
    }

    @Test("Many at once come as who they are")
    func many() async throws {
        let server = try server()
        let (client, ring) = (client, ring)
        let right = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<60 {
                group.addTask {
                    let (identity, name) = number % 2 == 0 ? (ring.signer, "signer ") : (ring.other, "other ")
                    let request = HTTPRequest(method: .get, url: server.url, identity: identity, trust: ring.trust)
                    guard let response = try? await client.send(request) else { return false }
                    return String(decoding: response.body, as: UTF8.self).hasPrefix(name)
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(right == 60)
    }

    @Test("Replaced files are used by the next request, on a connection and a session of its own")
    func replaced() async throws {
        let server = try server()
        let (begin, end) = (KeyRing.begin, KeyRing.end)
        let files = try ring.authority.issue(.client, name: "before", from: begin, until: end)
            .write(to: folder.path, name: "client")
        let trust = try ring.authority.authority.writeAnchor(to: folder.path, name: "trust")
        let before = try await seen(server, files, trust)
        #expect(before.first == "before")
        _ = try ring.authority.issue(.client, name: "after", from: begin, until: end)
            .write(to: folder.path, name: "client")
        let after = try await seen(server, files, trust)
        #expect(after.first == "after")
        #expect(after[1] != before[1] && after[2] == "False")
        _ = try ring.strangers.authority.writeAnchor(to: folder.path, name: "trust")
        #expect(await code(server, files, trust) == .untrustedPeer)
        _ = try ring.authority.authority.writeAnchor(to: folder.path, name: "trust")
        #expect(try await seen(server, files, trust).first == "after")
    }

    @Test("Files that cannot be used stop a request before anything is sent")
    func unusable() async throws {
        let server = try server()
        let mixed = TLSIdentity(certificate: ring.signer.certificate, key: ring.other.key)
        #expect(await code(server, mixed, ring.trust) == .keyMismatch)
        let none = TLSIdentity(certificate: ring.signer.certificate, key: folder.path + "/none")
        #expect(await code(server, none, ring.trust) == .fileUnreadable)
        #expect(await code(server, ring.signer, TrustAnchors(file: folder.path + "/none")) == .fileUnreadable)
        #expect(await code(server, ring.signer, TrustAnchors(file: ring.signer.key)) == .notPEM)
        #expect(try await seen(server, ring.signer).first == "signer")
    }

    @Test("What asks for TLS is not sent without")
    func plain() async throws {
        let server = try LoopbackServer { _ in .ok() }
        for request in [
            HTTPRequest(method: .get, url: server.url, identity: ring.signer),
            HTTPRequest(method: .get, url: server.url, trust: ring.trust),
        ] {
            #expect(await client.failure(request) == WireError(.forbiddenScheme, host: "127.0.0.1"))
        }
        #expect(server.requests == 0)
    }
}
