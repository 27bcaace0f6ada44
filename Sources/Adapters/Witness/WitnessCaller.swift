package import MerkleLog
package import Wire

/// Reaches witnesses over HTTP (C2SP tlog-witness).
package struct WitnessCaller: WitnessEndpoint {
    private let client: HTTPClient
    private let limits: HTTPLimits

    package init(
        client: HTTPClient,
        limits: HTTPLimits = HTTPLimits(connectMilliseconds: 3_000, totalMilliseconds: 10_000, maximumBodyBytes: 65_536)
    ) {
        self.client = client
        self.limits = limits
    }

    package func add(_ request: AddCheckpoint, at url: String) async -> WitnessAnswer? {
        let base = url.utf8.last == 0x2F ? String(url.dropLast()) : url
        let message = HTTPRequest(
            method: .post, url: base + "/add-checkpoint",
            headers: [(name: "Content-Type", value: "text/plain; charset=utf-8")], body: request.bytes, limits: limits)
        guard let response = try? await client.send(message) else { return nil }
        return WitnessAnswer(status: response.status, body: response.body)
    }
}
