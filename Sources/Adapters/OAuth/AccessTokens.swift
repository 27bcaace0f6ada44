package import Core

/// The tokens at hand, by scope: one request for all who wait, kept in memory until shortly before its end.
package actor AccessTokens {
    private struct Kept {
        let value: Redacted<String>
        let until: Instant
    }

    /// What a call under way may still take.
    private static let marginSeconds: Int64 = 30

    private let endpoint: TokenEndpoint
    private let clock: WallClock
    private let entropy: Entropy
    private var kept: [String: Kept] = [:]
    private var running: [String: Task<Result<Redacted<String>, AdapterError>, Never>] = [:]

    package init(endpoint: TokenEndpoint, clock: WallClock, entropy: Entropy) {
        self.endpoint = endpoint
        self.clock = clock
        self.entropy = entropy
    }

    func token(for scope: String) async throws(AdapterError) -> Redacted<String> {
        if let known = kept[scope], clock.now < known.until { return known.value }
        if let task = running[scope] { return try await task.value.get() }
        // A task of its own: whoever waits may be cancelled, the others still want it.
        let task = Task { await self.fetch(scope) }
        running[scope] = task
        return try await task.value.get()
    }

    private func fetch(_ scope: String) async -> Result<Redacted<String>, AdapterError> {
        defer { running[scope] = nil }
        let now = clock.now
        do {
            let token = try await endpoint.token(for: scope, now: now, entropy: entropy)
            let margin = min(Self.marginSeconds, token.seconds / 2)
            kept[scope] = Kept(value: token.value, until: now.adding(seconds: token.seconds - margin))
            return .success(token.value)
        } catch {
            return .failure(error)
        }
    }

    /// Drops a token that the source no longer takes, unless another has come in its place.
    func discard(_ token: Redacted<String>, for scope: String) {
        if kept[scope]?.value == token { kept[scope] = nil }
    }
}
