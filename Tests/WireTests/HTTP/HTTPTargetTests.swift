import Testing
import Wire

@Suite("Nothing is sent but over https, or over http to this machine")
struct HTTPTargetTests {
    @Test(
        "Refused before anything is sent",
        arguments: [
            ("http://example.org/", WireError.Code.forbiddenScheme), ("http://10.0.0.1/", .forbiddenScheme),
            ("http://0.0.0.0/", .forbiddenScheme), ("http://128.0.0.1/", .forbiddenScheme),
            ("http://127.0.0.1.example.org/", .forbiddenScheme), ("http://localhost.example.org/", .forbiddenScheme),
            ("http://[::2]/", .forbiddenScheme), ("http://[::ffff:127.0.0.1]/", .forbiddenScheme),
            ("http://[fe80::1]/", .forbiddenScheme), ("file:///etc/passwd", .forbiddenScheme),
            ("ftp://127.0.0.1/", .forbiddenScheme), ("gopher://127.0.0.1/", .forbiddenScheme),
            ("ldap://127.0.0.1/", .forbiddenScheme), ("telnet://127.0.0.1/", .forbiddenScheme),
            ("ws://127.0.0.1/", .forbiddenScheme), ("javascript:alert(1)", .malformedURL), ("", .malformedURL),
            ("127.0.0.1/", .malformedURL), ("/etc/passwd", .malformedURL), ("http://", .malformedURL),
            ("https://user:password@127.0.0.1/", .malformedURL), ("https://user@127.0.0.1/", .malformedURL),
            ("http://127.0.0.1@example.org/", .malformedURL), ("https://127.0.0.1/\u{0}", .malformedURL),
            ("https://127.0.0.1:99999/", .malformedURL), ("http://127.0.0.1/a b", .malformedURL),
        ])
    func refused(url: String, code: WireError.Code) async throws {
        let client = try HTTPClient(maximumConnections: 1)
        #expect(await client.failure(HTTPRequest(method: .get, url: url))?.code == code)
    }

    @Test(
        "Every way to name this machine is allowed",
        arguments: [
            "http://127.0.0.1", "http://localhost", "http://LOCALHOST", "http://127.0.0.2", "http://127.1",
        ])
    func allowed(origin: String) async throws {
        let server = try LoopbackServer { _ in .ok() }
        let client = try HTTPClient(maximumConnections: 1)
        let error = await client.failure(HTTPRequest(method: .get, url: "\(origin):\(server.port)/"))
        // The server listens on 127.0.0.1 alone; to be turned away there is to have been let through here.
        #expect(error == nil || error?.code == .connectFailed)
    }

    @Test("IPv6 too")
    func loopbackSix() async throws {
        let client = try HTTPClient(maximumConnections: 1)
        let url = "http://[::1]:\(try LoopbackServer.freePort())/"
        #expect(await client.failure(HTTPRequest(method: .get, url: url))?.code == .connectFailed)
    }

    @Test(
        "A header that would become two, and a limit that is none, are refused",
        arguments: [
            ("X", "a\r\nY: b"), ("X", "a\nb"), ("X", "a\u{0}"), ("X: y", "a"), ("X\r\nY", "a"), ("", "a"),
        ])
    func headers(name: String, value: String) async throws {
        let server = try LoopbackServer { _ in .ok() }
        let client = try HTTPClient(maximumConnections: 1)
        let request = HTTPRequest(method: .get, url: server.url, headers: [(name, value)])
        #expect(await client.failure(request)?.code == .malformedRequest)
        let endless = HTTPRequest(method: .get, url: server.url, limits: HTTPLimits(totalMilliseconds: 0))
        #expect(await client.failure(endless)?.code == .malformedRequest)
        #expect(server.requests == 0)
    }

    @Test("An error names the host, never path, query or body")
    func description() async throws {
        let client = try HTTPClient(maximumConnections: 1)
        let url = "http://127.0.0.1:\(try LoopbackServer.freePort())/80610199999?insz=80610199999"
        let error = await client.failure(HTTPRequest(method: .post, url: url, body: Array("80610199999".utf8)))
        #expect(error?.description == "connectFailed (127.0.0.1)")
        #expect(error.map { String(reflecting: $0) }?.contains("80610199999") == false)
    }
}
