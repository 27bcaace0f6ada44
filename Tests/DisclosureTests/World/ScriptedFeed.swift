import Core
import OnlyOnce
import Synchronization

/// A feed of changes as a test scripts it: the same batch comes again until its receipt is named.
final class ScriptedFeed: SourceCaller {
    private struct State {
        var batches: [[Value]] = []
        var taken = 0
        var asked: [SourceCall] = []
        var before: @Sendable () async throws -> Void = {}
    }

    private let state = Mutex(State())
    private let clock: WallClock
    let services = [
        SourceService(
            name: "GeefPersoonMutatiesNotificaties-02.00", source: "RR-mutations",
            delivers: ["mutations.notices", "mutations.receipt"], mapping: "hash-notices", asksByAttribute: false,
            isDated: false)
    ]

    init(clock: WallClock) {
        self.clock = clock
    }

    var asked: [SourceCall] { state.withLock { $0.asked } }

    /// How many batches were acknowledged.
    var acknowledged: Int { state.withLock { $0.taken } }

    func tell(_ notices: Value...) { state.withLock { $0.batches.append(notices) } }
    func before(_ act: @escaping @Sendable () async throws -> Void) { state.withLock { $0.before = act } }

    static func notice(
        _ number: INSZ, _ kind: String = "020", replacedBy other: INSZ? = nil, made day: CalendarDate? = nil
    ) -> Value {
        var fields: [String: Value] = ["person": .person(number), "kind": .text(kind)]
        if let other { (fields["cancelled"], fields["replacement"]) = (.person(number), .person(other)) }
        if let day { fields["created"] = .date(PartialDate(day)) }
        return .record(fields)
    }

    func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        let before = state.withLock { $0.before }
        let isBroken = (try? await before()) == nil
        let (batch, taken) = state.withLock { state -> ([Value]?, Int) in
            state.asked.append(call)
            if call.receipt == "receipt-\(state.taken)" { state.taken += 1 }
            return (state.batches.indices.contains(state.taken) ? state.batches[state.taken] : nil, state.taken)
        }
        let told: [AttributeID: SourceReply.Told] =
            batch.map {
                ["mutations.notices": .value(.list($0)), "mutations.receipt": .value(.text("receipt-\(taken)"))]
            }
            ?? [:]
        return SourceReply(
            status: isBroken ? .unavailable : batch == nil ? .notFound : .ok, code: batch == nil ? "RR:30016" : "",
            attempts: 1, told: isBroken ? [:] : told, members: [], retrievedAt: clock.now, retryAt: nil)
    }
}
