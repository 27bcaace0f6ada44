import Core
import OnlyOnce
import Synchronization

/// A source that answers what a test says, and remembers what it was asked.
final class ScriptedCaller: SourceCaller {
    typealias Script = @Sendable (SourceCall, (Int) async -> Bool) async -> SourceReply

    let services: [SourceService]
    private let script: Script
    private let asked = Mutex<[SourceCall]>([])

    init(services: [SourceService] = [Sample.person, Sample.statuses], script: @escaping Script) {
        self.services = services
        self.script = script
    }

    /// Tells the same value of each attribute.
    convenience init(
        services: [SourceService] = [Sample.person, Sample.statuses], telling value: Value = .code("41999"),
        from: PartialDate? = nil, at clock: WallClock
    ) {
        self.init(services: services) { call, _ in
            let told = call.attributes.map { ($0, SourceReply.Told(content: .value(value), validFrom: from)) }
            return SourceReply(
                status: .ok, code: "", attempts: 1, told: Dictionary(told, uniquingKeysWith: { first, _ in first }),
                members: [], retrievedAt: clock.now, retryAt: nil)
        }
    }

    var calls: [SourceCall] { asked.withLock { $0 } }

    func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        asked.withLock { $0.append(call) }
        return await script(call, mayRetry)
    }
}
