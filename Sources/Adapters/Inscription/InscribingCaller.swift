import Core
package import OnlyOnce

/// A caller that inscribes a person before it asks about them, or once a source says that they are not inscribed.
///
/// Each message counts as an attempt of the one call, and is recorded before it is sent (law 1).
package struct InscribingCaller: SourceCaller {
    package let services: [SourceService]
    private let caller: any SourceCaller
    private let repertorium: Repertorium
    private let first: Set<String>
    private let known = Inscriptions()

    /// - Parameter first: The services that are never asked about someone who is not inscribed.
    package init(_ caller: any SourceCaller, repertorium: Repertorium, first: Set<String> = []) {
        self.caller = caller
        self.repertorium = repertorium
        self.first = first
        services = caller.services
    }

    package func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        let day = repertorium.firstDay(for: call.referenceDate)
        guard first.contains(call.service), !known.cover(call.number, call.finality, from: day) else {
            let reply = await caller.call(call, mayRetry: mayRetry)
            guard reply.status == .notInscribed else { return reply }
            known.remove(call.number, call.finality)
            guard await mayRetry(reply.attempts + 1) else { return reply }
            return await inscribeAndAsk(call, from: day, after: reply.attempts, mayRetry)
        }
        return await inscribeAndAsk(call, from: day, after: 0, mayRetry)
    }

    /// The first message is recorded already.
    private func inscribeAndAsk(
        _ call: SourceCall, from day: CalendarDate, after count: Int,
        _ mayRetry: @escaping @Sendable (Int) async -> Bool
    ) async -> SourceReply {
        let answer = await repertorium.inscribe(call.number, call.finality, from: day, reference: call.reference) {
            await mayRetry(count + $0)
        }
        switch answer {
        case .refused(let reply): return reply.counting(count + reply.attempts, dropping: true)
        case .done(let attempts):
            known.add(call.number, call.finality, from: day)
            let made = count + attempts
            guard await mayRetry(made + 1) else {
                return SourceReply(
                    status: .notInscribed, code: "", attempts: made, told: [:], members: [],
                    retrievedAt: repertorium.now, retryAt: nil)
            }
            let reply = await caller.call(call) { await mayRetry(made + $0) }
            return reply.counting(made + reply.attempts, dropping: false)
        }
    }
}

extension SourceReply {
    /// The same as part of a longer exchange; what the repertorium tells is not what was asked.
    fileprivate func counting(_ attempts: Int, dropping: Bool) -> SourceReply {
        SourceReply(
            status: dropping && status == .ok ? .notInscribed : status, code: code, attempts: attempts,
            told: dropping ? [:] : told, members: dropping ? [] : members, retrievedAt: retrievedAt, retryAt: retryAt,
            replacement: replacement)
    }
}
