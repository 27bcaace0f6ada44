package import Core
package import Mapping
package import OnlyOnce
package import Wire

/// Speaks MAGDA's SOAP: one endpoint for all services, the mapping tells which.
package struct MagdaCaller: SourceCaller {
    package let services: [SourceService]
    /// How the endpoint fares, for the health of the gateway.
    package let watch = SourceWatch()

    private let url: String
    private let mappings: [String: CompiledMapping]
    private let client: HTTPClient
    private let limits: HTTPLimits
    private let policy: RetryPolicy
    private let clock: WallClock
    private let entropy: Entropy

    package init(
        url: String, mappings: [CompiledMapping], client: HTTPClient, limits: HTTPLimits, policy: RetryPolicy,
        clock: WallClock, entropy: Entropy
    ) {
        self.url = url
        self.mappings = Dictionary(mappings.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.client = client
        self.limits = limits
        self.policy = policy
        self.clock = clock
        self.entropy = entropy
        services = mappings.map { mapping in
            SourceService(
                name: mapping.name, source: mapping.source, delivers: Set(mapping.attributes.keys),
                mapping: mapping.hash, asksByAttribute: mapping.request.asksByName, isDated: mapping.request.isDated)
        }
    }

    package func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        guard let mapping = mappings[call.service] else { return reply(nil, attempts: 0) }
        let start = clock.now
        var attempt = 1
        while true {
            let reading = await ask(mapping, call)
            watch.record(reading.status)
            guard reading.mayPass else { return reply(reading, attempts: attempt) }
            let elapsed = clock.now.milliseconds - start.milliseconds
            let jitter = entropy.bytes(1)[0]
            guard let pause = policy.pause(before: attempt + 1, elapsedMilliseconds: elapsed, jitter: jitter),
                (try? await Task.sleep(for: .milliseconds(pause))) != nil, await mayRetry(attempt + 1)
            else { return reply(reading, attempts: attempt) }
            attempt += 1
        }
    }

    private func ask(_ mapping: CompiledMapping, _ call: SourceCall) async -> MagdaReading {
        do {
            let envelope = MagdaEnvelope(mapping: mapping, call: call, reference: call.reference, now: clock.now)
            let request = HTTPRequest(
                method: .post, url: url,
                headers: [
                    (name: "Content-Type", value: "text/xml;charset=UTF-8"), (name: "SOAPAction", value: "\"\""),
                ],
                body: try envelope.bytes(), limits: limits)
            return MagdaReading(try await client.send(request), mapping: mapping, call: call)
        } catch {
            return MagdaReading(error)
        }
    }

    private func reply(_ reading: MagdaReading?, attempts: Int) -> SourceReply {
        let now = clock.now
        return SourceReply(
            status: reading?.status ?? .fault, code: reading?.code ?? "noMapping", attempts: attempts,
            told: reading?.told ?? [:], members: reading?.members ?? [], retrievedAt: now,
            retryAt: reading?.mayPass == true ? now.adding(seconds: policy.retryAfterSeconds) : nil)
    }
}
