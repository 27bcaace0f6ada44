import Core
import Doubles
import Support
import Testing

@testable import OnlyOnce

@Suite("Who asks with other values takes no part in a call, and who asks with the same does")
struct SharedQuestionsTests {
    let clock = TestClock()
    let calls: SharedCalls
    let made = Count()

    init() {
        calls = SharedCalls(clock: clock.wall)
    }

    private let key = CallKey(
        person: .random(.seeded(1)), service: Sample.person, finality: Sample.finality("1"), day: Sample.today,
        attributes: [Sample.municipality])

    private func reply(_ status: Outcome.Status = .ok) -> SourceReply {
        SourceReply(
            status: status, code: "", attempts: 1, told: [:], members: [], retrievedAt: clock.now, retryAt: nil)
    }

    @Test("made of other values it is another question, with an answer of its own; of the same values it is not")
    func inputs() async throws {
        let salt = Array(repeating: UInt8(1), count: 32)
        let contents = ["x", "y", "x"].map { CallInputs([Sample.kind: .text($0)], salt: salt) }
        #expect(contents[0] == contents[2] && contents[0] != contents[1] && contents[0] != .none)
        #expect(contents[0] != CallInputs([Sample.kind: .text("x")], salt: Array(repeating: 2, count: 32)))
        var tickets: [SharedCalls.Ticket] = []
        for _ in contents { tickets.append(await calls.register(key, attributes: [Sample.municipality])) }
        var references: [String?] = []
        let (made, reply) = (made, reply())
        for (index, content) in contents.enumerated() {
            references.append(
                await calls.result(
                    of: tickets[index], inputs: content, reference: "r\(index)", mayRetry: { _ in true },
                    make: { _, _ in
                        made.add()
                        return reply
                    })?.1)
        }
        #expect(made.value == 2 && references == ["r0", "r1", "r0"])
        for ticket in tickets { await calls.release(ticket) }
        await #expect(calls.calls.isEmpty)
    }

    @Test("of two questions the one that failed is told to who comes later, and the answer to the other is not")
    func mixed() async throws {
        let salt = Array(repeating: UInt8(1), count: 32)
        let contents = ["x", "y"].map { CallInputs([Sample.kind: .text($0)], salt: salt) }
        let replies = [reply(.unavailable), reply()]
        let made = made
        for expected in [2, 3] {
            let tickets = [
                await calls.register(key, attributes: [Sample.municipality]),
                await calls.register(key, attributes: [Sample.municipality]),
            ]
            for (index, content) in contents.enumerated() {
                let reply = replies[index]
                _ = await calls.result(
                    of: tickets[index], inputs: content, reference: "r", mayRetry: { _ in true },
                    make: { _, _ in
                        made.add()
                        return reply
                    })
            }
            for ticket in tickets { await calls.release(ticket) }
            #expect(made.value == expected)
        }
    }
}
