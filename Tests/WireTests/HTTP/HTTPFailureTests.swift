import Testing
import Wire

@Suite("Whatever the other side does, an exchange ends in time with its reason, and the client stays usable")
struct HTTPFailureTests {
    /// Sends one request to a server that answers so, then makes sure that the client still works.
    private func failure(
        limits: HTTPLimits = HTTPLimits(), _ reply: @escaping @Sendable (String) -> LoopbackServer.Reply
    ) async throws -> WireError? {
        let server = try LoopbackServer(reply)
        let client = try HTTPClient(maximumConnections: 1)
        let error = await client.failure(HTTPRequest(method: .post, url: server.url, body: [1], limits: limits))
        let healthy = try LoopbackServer { _ in .ok() }
        #expect(try await client.send(HTTPRequest(method: .get, url: healthy.url)).status == 200)
        return error
    }

    @Test("A slow answer is given up")
    func slow() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let error = try await failure(limits: HTTPLimits(totalMilliseconds: 200)) { _ in .ok(delay: 60) }
        #expect(error == WireError(.timedOut, host: "127.0.0.1"))
        #expect(clock.now - start < .seconds(30))
    }

    @Test("An answer that drips is given up too")
    func dripping() async throws {
        let error = try await failure(limits: HTTPLimits(totalMilliseconds: 200)) { _ in
            LoopbackServer.Reply(raw: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx")
        }
        #expect(error?.code == .timedOut)
    }

    @Test("Waiting for a free connection counts")
    func queued() async throws {
        let server = try LoopbackServer { _ in .ok(delay: 60) }
        let client = try HTTPClient(maximumConnections: 1)
        let url = server.url
        let first = Task { await client.failure(HTTPRequest(method: .get, url: url)) }
        await server.receives(1)
        let clock = ContinuousClock()
        let start = clock.now
        let error = await client.failure(
            HTTPRequest(method: .get, url: url, limits: HTTPLimits(totalMilliseconds: 200)))
        #expect(error?.code == .timedOut)
        #expect(clock.now - start < .seconds(30))
        first.cancel()
        #expect(await first.value?.code == .cancelled)
        #expect(server.requests == 1)
    }

    @Test(
        "A body over the limit is refused, announced or not",
        arguments: [
            "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n12345678901",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n123456\r\n5\r\n78901\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\n12345678901",
        ])
    func tooLarge(answer: String) async throws {
        let error = try await failure(limits: HTTPLimits(maximumBodyBytes: 10)) { _ in
            LoopbackServer.Reply(raw: answer, closes: true)
        }
        #expect(error?.code == .tooLarge)
    }

    @Test("A body of exactly the limit is taken")
    func exactly() async throws {
        let error = try await failure(limits: HTTPLimits(maximumBodyBytes: 10)) { _ in .ok("1234567890") }
        #expect(error == nil)
    }

    @Test("A body without end is refused")
    func endless() async throws {
        let error = try await failure { _ in
            LoopbackServer.Reply(
                raw: "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 8 << 20), closes: true)
        }
        #expect(error?.code == .tooLarge)
    }

    @Test("A head without end is refused")
    func endlessHead() async throws {
        let error = try await failure { _ in
            LoopbackServer.Reply(
                raw: "HTTP/1.1 200 OK\r\n"
                    + String(repeating: "X-A: \(String(repeating: "b", count: 90))\r\n", count: 1_000)
                    + "\r\n", closes: true)
        }
        #expect(error?.code == .tooLarge)
    }

    @Test(
        "A server that goes away mid-answer is told from a slow one",
        arguments: [
            "", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        ])
    func lost(answer: String) async throws {
        let error = try await failure { _ in LoopbackServer.Reply(raw: answer, closes: true) }
        #expect(error?.code == .connectionLost)
    }

    @Test(
        "What is no HTTP is refused", arguments: ["hello\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n"])
    func malformed(answer: String) async throws {
        let error = try await failure { _ in LoopbackServer.Reply(raw: answer, closes: true) }
        #expect(error?.code == .malformedResponse)
    }

    @Test("Nobody listens")
    func refused() async throws {
        let client = try HTTPClient(maximumConnections: 1)
        let url = "http://127.0.0.1:\(try LoopbackServer.freePort())/"
        #expect(
            await client.failure(HTTPRequest(method: .get, url: url)) == WireError(.connectFailed, host: "127.0.0.1"))
    }

    @Test("TLS is asked for and not spoken")
    func noTLS() async throws {
        let server = try LoopbackServer { _ in LoopbackServer.Reply(raw: "hello", closes: true) }
        let plain = try LoopbackServer { _ in .ok() }
        let client = try HTTPClient(maximumConnections: 1)
        let limits = HTTPLimits(totalMilliseconds: 500)
        let error = await client.failure(
            HTTPRequest(method: .get, url: "https://127.0.0.1:\(server.port)/", limits: limits))
        #expect(error?.code == .tlsFailed || error?.code == .timedOut)
        #expect(server.requests == 0)
        #expect(try await client.send(HTTPRequest(method: .get, url: plain.url)).status == 200)
    }
}

extension HTTPClient {
    /// Why a request fails, or nothing where it is answered.
    func failure(_ request: HTTPRequest) async -> WireError? {
        do throws(WireError) {
            _ = try await send(request)
            return nil
        } catch {
            return error
        }
    }
}
