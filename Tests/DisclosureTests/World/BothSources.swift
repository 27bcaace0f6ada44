import OnlyOnce

/// Some sources, and one beside them.
struct BothSources: SourceCaller {
    private let scripted: any SourceCaller
    private let beside: (any SourceCaller)?

    init(_ scripted: any SourceCaller, _ beside: (any SourceCaller)?) {
        self.scripted = scripted
        self.beside = beside
    }

    var services: [SourceService] { scripted.services + (beside?.services ?? []) }

    func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        if let beside, beside.services.contains(where: { $0.name == call.service }) {
            return await beside.call(call, mayRetry: mayRetry)
        }
        return await scripted.call(call, mayRetry: mayRetry)
    }
}
