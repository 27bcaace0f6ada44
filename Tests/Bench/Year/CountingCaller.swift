import OnlyOnce
import Synchronization

/// Counts what goes out to the sources, by source.
final class CountingCaller: SourceCaller {
    private let caller: any SourceCaller
    private let sources: [String: String]
    private let counts = Mutex<[String: Int]>([:])

    init(_ caller: any SourceCaller) {
        self.caller = caller
        sources = Dictionary(caller.services.map { ($0.name, $0.source) }, uniquingKeysWith: { first, _ in first })
    }

    var services: [SourceService] { caller.services }
    var calls: [String: Int] { counts.withLock { $0 } }

    func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        counts.withLock { $0[sources[call.service] ?? call.service, default: 0] += 1 }
        return await caller.call(call, mayRetry: mayRetry)
    }
}
