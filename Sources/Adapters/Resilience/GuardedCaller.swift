import Core
package import OnlyOnce
import Synchronization

/// A caller behind the limits of its connection: a question that may not go out now is answered here, and nobody asked.
package struct GuardedCaller: SourceCaller {
    package let services: [SourceService]
    private let caller: any SourceCaller
    private let gate: SourceGuard
    private let sources: [String: String]

    package init(_ caller: any SourceCaller, behind gate: SourceGuard) {
        self.caller = caller
        self.gate = gate
        services = caller.services
        sources = Dictionary(services.map { ($0.name, $0.source) }, uniquingKeysWith: { first, _ in first })
    }

    /// A failed attempt is followed by another only where the connection's limits allow it too; then it is recorded.
    package func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        let source = sources[call.service] ?? String(call.service.prefix { $0 != "-" })
        let start = gate.clock.now
        let isProbe: Bool
        switch await gate.enter(source, isOfTask: call.isOfTask) {
        case .refused(let status, let code, let until):
            let reply = refusal(status, code, until)
            gate.count(reply, source, took: gate.clock.now.milliseconds - start.milliseconds)
            return reply
        case .admitted(let probes): isProbe = probes
        }
        let failed = Failures()
        let conversation = gate.conversations.map { _ in Conversation() }
        let gate = gate
        let reply = await Conversation.$current.withValue(conversation) {
            await caller.call(call) { attempt in
                failed.note(attempt - 1)
                let mayTry = gate.mayTryAgain(source, isProbe: isProbe, isOfTask: call.isOfTask)
                return mayTry ? await mayRetry(attempt) : false
            }
        }
        gate.leave()
        // The last attempt is recorded already where another was asked for and refused.
        if failed.last < reply.attempts || reply.attempts == 0 {
            gate.record(AttemptResult(reply), source, isProbe: isProbe)
        }
        gate.count(reply, source, took: gate.clock.now.milliseconds - start.milliseconds)
        if let conversation { gate.conversations?.add(conversation, call, reply, source: source) }
        return reply
    }

    private func refusal(_ status: Outcome.Status, _ code: String, _ until: Instant) -> SourceReply {
        SourceReply(
            status: status, code: "gateway:" + code, attempts: 0, told: [:], members: [], retrievedAt: gate.clock.now,
            retryAt: until)
    }

    /// The number of the last attempt that failed.
    private final class Failures: Sendable {
        private let attempt = Mutex(0)

        var last: Int { attempt.withLock { $0 } }

        func note(_ number: Int) { attempt.withLock { $0 = max($0, number) } }
    }
}
