import Core
package import OnlyOnce

/// A caller that inscribes a person before it asks about them, or once a source says that they are not inscribed.
///
/// Each message counts as an attempt of the one call, and is recorded before it is sent (law 1).
package struct InscribingCaller: SourceCaller {
    package let services: [SourceService]
    private let caller: any SourceCaller
    let repertorium: Repertorium
    private let first: Set<String>
    private let known = Inscriptions()
    /// For how long an inscription is asked.
    private let days: Int

    /// - Parameter first: The services that are never asked about someone who is not inscribed.
    package init(_ caller: any SourceCaller, repertorium: Repertorium, first: Set<String> = [], days: Int = 366) {
        self.caller = caller
        self.repertorium = repertorium
        self.first = first
        self.days = days
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

    /// The first message is recorded already; what it brings about is recorded before it.
    private func inscribeAndAsk(
        _ call: SourceCall, from day: CalendarDate, after count: Int,
        _ mayRetry: @escaping @Sendable (Int) async -> Bool
    ) async -> SourceReply {
        if let mayInscribe = call.mayInscribe, await !mayInscribe(days) { return notInscribed(count) }
        let answer = await repertorium.inscribe(
            call.number, call.finality, from: day, reference: call.reference, isOfTask: call.isOfTask
        ) {
            await mayRetry(count + $0)
        }
        switch answer {
        case .refused(let reply): return reply.counting(count + reply.attempts, dropping: true)
        case .done(let attempts):
            known.add(call.number, call.finality, from: day)
            let made = count + attempts
            guard await mayRetry(made + 1) else { return notInscribed(made) }
            let reply = await caller.call(call) { await mayRetry(made + $0) }
            return reply.counting(made + reply.attempts, dropping: false)
        }
    }

    func forget(_ number: SubjectNumber, _ finality: Finality) { known.remove(number, finality) }

    private func notInscribed(_ attempts: Int) -> SourceReply {
        SourceReply(
            status: .notInscribed, code: "", attempts: attempts, told: [:], members: [], retrievedAt: repertorium.now,
            retryAt: nil)
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
