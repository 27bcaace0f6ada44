import Testing
import Wire

@Suite("A request with a rule leads to public addresses only, and to those that the operator named")
struct PeerRuleTests {
    @Test(
        "private, local and special addresses are not public, in whatever clothes",
        arguments: [
            "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.8.8.8", "169.254.169.254", "172.16.0.1",
            "172.31.255.255", "192.168.1.1", "198.18.0.1", "203.0.113.5", "224.0.0.1", "255.255.255.255", "::", "::1",
            "::ffff:10.1.2.3", "::ffff:127.0.0.1", "64:ff9b::a01:203", "fe80::1", "fc00::1", "fd12::1", "ff02::1",
            "2001:db8::1", "2001::1", "2002:a01:203::1",
        ])
    func special(_ text: String) throws {
        #expect(!(try #require(PeerAddress(text)).isPublic))
    }

    @Test(
        "others are",
        arguments: [
            "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.128.0.1", "193.190.1.1", "::ffff:193.190.1.1",
            "2a02:a03f::1", "2001:4860:4860::8888",
        ])
    func general(_ text: String) throws {
        #expect(try #require(PeerAddress(text)).isPublic)
    }

    @Test("a range reads as it is written, and holds what it says")
    func ranges() throws {
        let range = try #require(AddressRange("10.1.0.0/16"))
        let rule = PeerRule(publicAnd: [range, try #require(AddressRange("fd12::/32"))])
        for text in ["10.1.0.0", "10.1.255.255", "::ffff:10.1.2.3", "fd12:0:9::1", "8.8.8.8"] {
            #expect(rule.permits(try #require(PeerAddress(text))), "\(text)")
        }
        for text in ["10.2.0.0", "10.0.255.255", "fd13::1", "127.0.0.1"] {
            #expect(!rule.permits(try #require(PeerAddress(text))), "\(text)")
        }
        for text in ["10.1.0.0", "10.1.0.0/33", "10.1.2.3/16", "10.1.0.0/-1", "10.1.0.0/016", "ten/8", "", "/"] {
            #expect(AddressRange(text) == nil, "\(text)")
        }
        #expect(try #require(AddressRange("0.0.0.0/0")).contains(try #require(PeerAddress("192.168.1.1"))))
    }

    @Test("a private address is refused before anything is sent, by number and by name", arguments: [false, true])
    func refused(_ byName: Bool) async throws {
        let server = try LoopbackServer { _ in .ok() }
        let client = try HTTPClient(maximumConnections: 2)
        let url = byName ? "http://localhost:\(server.port)/" : server.url
        let request = HTTPRequest(method: .post, url: url, body: [1], peers: PeerRule(publicAnd: []))
        #expect(await client.failure(request)?.code == .forbiddenPeer)
        #expect(server.connections == 0)
        let near = try #require(AddressRange("127.0.0.0/8"))
        let named = HTTPRequest(method: .post, url: url, body: [1], peers: PeerRule(publicAnd: [near]))
        #expect(try await client.send(named).status == 200)
        #expect(await client.failure(request)?.code == .forbiddenPeer)
    }

    @Test("a connection that stands open already is no way round the rule")
    func kept() async throws {
        let server = try LoopbackServer { _ in .ok() }
        let client = try HTTPClient(maximumConnections: 1)
        #expect(try await client.send(HTTPRequest(method: .get, url: server.url)).status == 200)
        let request = HTTPRequest(method: .get, url: server.url, peers: PeerRule(publicAnd: []))
        #expect(await client.failure(request)?.code == .forbiddenPeer)
        #expect(try await client.send(HTTPRequest(method: .get, url: server.url)).status == 200)
        #expect(server.requests == 2)
    }

    @Test("a redirect is an answer, and not followed")
    func redirect() async throws {
        let inner = try LoopbackServer { _ in .ok() }
        let place = inner.url
        let outer = try LoopbackServer { _ in
            .init(raw: "HTTP/1.1 307 Temporary Redirect\r\nLocation: \(place)\r\nContent-Length: 0\r\n\r\n")
        }
        let near = try #require(AddressRange("127.0.0.0/8"))
        let client = try HTTPClient(maximumConnections: 2)
        let request = HTTPRequest(method: .post, url: outer.url, body: [1], peers: PeerRule(publicAnd: [near]))
        #expect(try await client.send(request).status == 307)
        #expect(inner.connections == 0)
    }
}
