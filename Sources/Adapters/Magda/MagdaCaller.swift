package import Core
package import Mapping
package import OnlyOnce
package import Wire

/// Speaks MAGDA's SOAP: one endpoint for all services, the mapping tells which.
package struct MagdaCaller: SourceCaller {
    /// What delivers facts; a service of the repertorium is asked by name, for an inscription.
    package let services: [SourceService]

    private let url: String
    private let mappings: [String: CompiledMapping]
    private let client: HTTPClient
    private let access: SourceAccess
    private let limits: HTTPLimits
    private let attempts: Attempts
    private let inscriptionDays: Int

    /// Mappings of another style are left to their own callers.
    ///
    /// - Parameter inscriptionDays: How long an inscription is made for.
    package init(
        url: String, mappings: [CompiledMapping], client: HTTPClient, access: SourceAccess = .plain,
        limits: HTTPLimits, policy: RetryPolicy, inscriptionDays: Int = 366, clock: WallClock, entropy: Entropy
    ) {
        let mappings = mappings.filter { $0.request.style == .magda || $0.request.style == .magdaBare }
        self.url = url
        self.mappings = Dictionary(mappings.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.client = client
        self.access = access
        self.limits = limits
        self.inscriptionDays = inscriptionDays
        attempts = Attempts(policy: policy, clock: clock, entropy: entropy)
        services = mappings.filter { !$0.isOfRepertorium }.map { SourceService($0) }
    }

    package func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        guard let mapping = mappings[call.service] else { return attempts.refusal(.fault, code: "noMapping") }
        return await attempts.reply(mayRetry: mayRetry) { await ask(mapping, call) }
    }

    private func ask(_ mapping: CompiledMapping, _ call: SourceCall) async -> SourceReading {
        do {
            let envelope = MagdaEnvelope(
                mapping: mapping, call: call, reference: call.reference,
                lastDay: mapping.isOfRepertorium ? call.referenceDate.adding(days: inscriptionDays) : nil,
                now: attempts.clock.now)
            let request = HTTPRequest(
                method: .post, url: url,
                headers: [
                    (name: "Content-Type", value: "text/xml;charset=UTF-8"), (name: "SOAPAction", value: "\"\""),
                ],
                body: try envelope.bytes(), limits: limits)
            return try await access.ask(
                request, over: client, clock: attempts.clock, mapping: mapping, call: call)
        } catch {
            return SourceReading(error)
        }
    }
}
