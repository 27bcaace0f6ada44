import Core

/// Speaks to the sources: implemented by Adapters.
package protocol SourceCaller: Sendable {
    var services: [SourceService] { get }

    /// Asks, and asks again where the failure may pass and `mayRetry` allows the attempt of that number. Never throws:
    /// a source that fails is an outcome.
    func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply
}
