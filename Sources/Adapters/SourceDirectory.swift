package import Core
package import OnlyOnce

/// All connected sources as one: a call goes to whoever offers its service.
package struct SourceDirectory: SourceCaller {
    package let services: [SourceService]
    private let callers: [String: any SourceCaller]
    private let clock: WallClock

    /// Of two callers that offer one service the first counts.
    package init(_ callers: [any SourceCaller], clock: WallClock) {
        self.clock = clock
        var services: [SourceService] = []
        var known: [String: any SourceCaller] = [:]
        for caller in callers {
            for service in caller.services where known[service.name] == nil {
                known[service.name] = caller
                services.append(service)
            }
        }
        self.services = services
        self.callers = known
    }

    package func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        guard let caller = callers[call.service] else {
            return SourceReply(
                status: .fault, code: "noCaller", attempts: 0, told: [:], members: [],
                retrievedAt: clock.now, retryAt: nil)
        }
        return await caller.call(call, mayRetry: mayRetry)
    }
}
