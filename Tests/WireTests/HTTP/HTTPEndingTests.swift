import Testing
import Wire

@Suite("Who stops waiting gets control back at once, and disturbs nobody else")
struct HTTPEndingTests {
    @Test("A cancelled exchange ends at once")
    func cancelled() async throws {
        let server = try LoopbackServer { _ in .ok(delay: 60) }
        let client = try HTTPClient(maximumConnections: 2)
        let url = server.url
        let clock = ContinuousClock()
        let start = clock.now
        let task = Task { await client.failure(HTTPRequest(method: .get, url: url)) }
        await server.receives(1)
        task.cancel()
        #expect(await task.value == WireError(.cancelled, host: "127.0.0.1"))
        #expect(clock.now - start < .seconds(30))
        let healthy = try LoopbackServer { _ in .ok() }
        #expect(try await client.send(HTTPRequest(method: .get, url: healthy.url)).status == 200)
    }

    @Test("A task that was cancelled before sends nothing")
    func cancelledBefore() async throws {
        let server = try LoopbackServer { _ in .ok() }
        let client = try HTTPClient(maximumConnections: 1)
        let url = server.url
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await client.failure(HTTPRequest(method: .get, url: url))
        }
        task.cancel()
        #expect(await task.value?.code == .cancelled)
        #expect(server.requests == 0)
    }

    @Test("Cancellations at any moment lose no answer of others")
    func anyMoment() async throws {
        let server = try LoopbackServer { _ in .ok(delay: 0.002) }
        let client = try HTTPClient(maximumConnections: 8)
        let url = server.url
        let outcomes = await withTaskGroup(of: WireError.Code?.self) { group in
            for number in 0..<400 {
                group.addTask {
                    let task = Task { await client.failure(HTTPRequest(method: .get, url: url))?.code }
                    if number.isMultiple(of: 2) {
                        try? await Task.sleep(for: .microseconds(number * 37 % 9_000))
                        task.cancel()
                        let code = await task.value
                        return code == .cancelled ? nil : code
                    }
                    return await task.value
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count == 400)
        #expect(outcomes.allSatisfy { $0 == nil })
    }

    @Test("A name that cannot be looked up holds nobody up")
    func lookup() async throws {
        let server = try LoopbackServer { _ in .ok() }
        let client = try HTTPClient(maximumConnections: 4)
        let limits = HTTPLimits(connectMilliseconds: 300, totalMilliseconds: 300)
        async let lost = client.failure(
            HTTPRequest(method: .get, url: "https://register.invalid/", limits: limits))
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try await client.send(HTTPRequest(method: .get, url: server.url)).status == 200)
        let code = await lost?.code
        #expect(code == .connectFailed || code == .timedOut)
        #expect(try await client.send(HTTPRequest(method: .get, url: server.url)).status == 200)
        #expect(clock.now - start < .seconds(30))
    }

    @Test("A shutdown ends what is under way, and what comes after")
    func shutdown() async throws {
        let server = try LoopbackServer { _ in .ok(delay: 60) }
        let client = try HTTPClient(maximumConnections: 1)
        let url = server.url
        let waiting = Task { await client.failure(HTTPRequest(method: .get, url: url)) }
        let queued = Task { await client.failure(HTTPRequest(method: .get, url: url)) }
        await server.receives(1)
        client.shutdown()
        client.shutdown()
        #expect(await waiting.value?.code == .unavailable)
        #expect(await queued.value?.code == .unavailable)
        #expect(await client.failure(HTTPRequest(method: .get, url: url))?.code == .unavailable)
    }

    @Test("Clients come and go")
    func comeAndGo() async throws {
        let server = try LoopbackServer { _ in .ok() }
        for _ in 0..<50 {
            let client = try HTTPClient(maximumConnections: 1)
            #expect(try await client.send(HTTPRequest(method: .get, url: server.url)).status == 200)
        }
        #expect(server.connections == 50)
    }
}
