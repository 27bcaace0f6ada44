import Testing

@testable import Adapters

@Suite("So many at the same time, the others in order, each as long as it can wait", .timeLimit(.minutes(1)))
struct TurnstileTests {
    @Test("room for two")
    func room() async {
        let turnstile = Turnstile(limit: 2)
        #expect(await turnstile.enter(within: 0))
        #expect(await turnstile.enter(within: 0))
        #expect(await !turnstile.enter(within: 0))
        #expect(await !turnstile.enter(within: 20))
        turnstile.leave()
        #expect(await turnstile.enter(within: 0))
        #expect(turnstile.crowd.inside == 2)
    }

    @Test("who waits gets in when someone leaves")
    func waits() async throws {
        let turnstile = Turnstile(limit: 1)
        #expect(await turnstile.enter(within: 0))
        let waiter = Task { await turnstile.enter(within: 30_000) }
        while turnstile.crowd.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
        turnstile.leave()
        #expect(await waiter.value)
        #expect(turnstile.crowd.inside == 1)
    }

    @Test("who is cancelled gives up at once and takes no place")
    func cancelled() async throws {
        let turnstile = Turnstile(limit: 1)
        #expect(await turnstile.enter(within: 0))
        let waiter = Task { await turnstile.enter(within: 60_000) }
        while turnstile.crowd.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
        waiter.cancel()
        #expect(await !waiter.value)
        turnstile.leave()
        #expect(turnstile.crowd.inside == 0)
    }

    @Test("who leaves room waits for more than that, behind those who do not")
    func leavingRoom() async throws {
        let turnstile = Turnstile(limit: 4)
        for _ in 0..<3 { #expect(await turnstile.enter(within: 0, leaving: 1)) }
        #expect(await !turnstile.enter(within: 0, leaving: 1))
        #expect(await turnstile.enter(within: 0))
        let task = Task { await turnstile.enter(within: 60_000, leaving: 1) }
        while turnstile.crowd.waiting < 1 { await Task.yield() }
        let other = Task { await turnstile.enter(within: 60_000) }
        while turnstile.crowd.waiting < 2 { await Task.yield() }
        turnstile.leave()
        #expect(await other.value)
        #expect(turnstile.crowd.waiting == 1)
        turnstile.leave()
        #expect(turnstile.crowd.waiting == 1, "the last room is for others")
        turnstile.leave()
        #expect(await task.value)
        #expect(turnstile.crowd.inside == 3)
    }

    @Test("a crowd: never more inside than the limit, and everyone who got in leaves again", arguments: [1, 3, 16])
    func crowd(_ limit: Int) async {
        let turnstile = Turnstile(limit: limit)
        let inside = Headcount()
        let entered = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<200 {
                group.addTask {
                    guard await turnstile.enter(within: index % 3 == 0 ? 1 : 5_000) else { return false }
                    inside.enter()
                    await Task.yield()
                    inside.leave()
                    turnstile.leave()
                    return true
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(inside.most <= limit)
        #expect(entered >= 133)
        #expect(turnstile.crowd.inside == 0)
    }
}
