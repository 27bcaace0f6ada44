import FoundationEssentials
import Testing
import Wire

@Suite("An exchange sends what it was given, reuses connections and follows nothing")
struct HTTPExchangeTests {
    @Test("A request arrives as it was written, and nothing else is added")
    func request() async throws {
        let server = try LoopbackServer { .ok($0) }
        let client = try HTTPClient(maximumConnections: 1)
        let response = try await client.send(
            HTTPRequest(
                method: .post, url: server.url + "soap?x=1",
                headers: [("Content-Type", "text/xml; charset=utf-8"), ("SOAPAction", ""), ("X-Trace", "1")],
                body: Array("<a/>".utf8)))
        #expect(response.status == 200)
        #expect(response.header("content-length") == "\(response.body.count)")
        #expect(
            String(decoding: response.body, as: UTF8.self)
                == "POST /soap?x=1 HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nAccept: */*\r\n"
                + "Content-Type: text/xml; charset=utf-8\r\nSOAPAction:\r\nX-Trace: 1\r\nContent-Length: 4\r\n\r\n<a/>")
    }

    @Test("Each exchange on a used connection is its own: method, headers and body do not linger")
    func nothingLingers() async throws {
        let server = try LoopbackServer { .ok($0) }
        let client = try HTTPClient(maximumConnections: 1)
        let first = HTTPRequest(
            method: .post, url: server.url, headers: [("X-First", "1")], body: Array("secret".utf8))
        _ = try await client.send(first)
        let second = try await client.send(HTTPRequest(method: .get, url: server.url))
        #expect(
            String(decoding: second.body, as: UTF8.self)
                == "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nAccept: */*\r\n\r\n")
        let third = try await client.send(HTTPRequest(method: .post, url: server.url))
        #expect(String(decoding: third.body, as: UTF8.self).hasSuffix("Content-Length: 0\r\n\r\n"))
        #expect(server.connections == 1)
    }

    @Test("A large body goes without asking first")
    func largeBody() async throws {
        let server = try LoopbackServer { .ok("\($0.utf8.count) \($0.contains("Expect"))") }
        let client = try HTTPClient(maximumConnections: 1)
        let body = [UInt8](repeating: 0x61, count: 2 << 20)
        let response = try await client.send(HTTPRequest(method: .post, url: server.url, body: body))
        #expect(String(decoding: response.body, as: UTF8.self).hasSuffix(" false"))
    }

    @Test("Exchanges one after the other share a connection")
    func keepAlive() async throws {
        let server = try LoopbackServer { _ in .ok() }
        let client = try HTTPClient(maximumConnections: 4)
        for _ in 0..<50 { _ = try await client.send(HTTPRequest(method: .get, url: server.url)) }
        #expect(server.connections == 1)
        #expect(server.requests == 50)
    }

    @Test("A connection that the server closed meanwhile is replaced")
    func replaced() async throws {
        let server = try LoopbackServer { _ in
            LoopbackServer.Reply(raw: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", closes: true)
        }
        let client = try HTTPClient(maximumConnections: 1)
        for _ in 0..<10 {
            #expect(try await client.send(HTTPRequest(method: .post, url: server.url)).status == 200)
        }
        #expect(server.connections == 10)
    }

    @Test("200 exchanges at once over 32 connections all get their own answer")
    func many() async throws {
        let server = try LoopbackServer { request in
            .ok(String(request.components(separatedBy: "\r\n\r\n").last ?? ""), delay: 0.01)
        }
        let client = try HTTPClient(maximumConnections: 32)
        let url = server.url
        let right = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let body = Array("\(number)".utf8)
                    return (try? await client.send(HTTPRequest(method: .post, url: url, body: body)).body) == body
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(right == 200)
        #expect(server.requests == 200)
        #expect(server.connections <= 32)
    }

    @Test(
        "An answer of any status is an answer; a redirect is not followed", arguments: [301, 302, 307, 308, 404, 500])
    func status(status: Int) async throws {
        let elsewhere = try LoopbackServer { _ in .ok() }
        let location = elsewhere.url
        let server = try LoopbackServer { _ in
            LoopbackServer.Reply(
                raw: "HTTP/1.1 \(status) X\r\nLocation: \(location)\r\nContent-Length: 1\r\n\r\nx")
        }
        let client = try HTTPClient(maximumConnections: 1)
        let response = try await client.send(HTTPRequest(method: .get, url: server.url))
        #expect(response.status == status)
        #expect(response.header("LOCATION") == location)
        #expect(elsewhere.requests == 0)
    }

    @Test("An answer in chunks, after an interim one, is put together")
    func chunks() async throws {
        let server = try LoopbackServer { _ in
            LoopbackServer.Reply(
                raw: "HTTP/1.1 103 Early\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        }
        let client = try HTTPClient(maximumConnections: 1)
        let response = try await client.send(HTTPRequest(method: .get, url: server.url))
        #expect(response.body == Array("abcde".utf8))
        #expect(response.header("X-Early") == nil)
    }
}
