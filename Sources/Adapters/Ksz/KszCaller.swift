package import Core
package import Mapping
package import OnlyOnce
package import Wire

/// Speaks the KSZ's SOAP for one body: one address for all services, the mapping tells operation and action.
///
/// The legal context of a question is the identification of the finality that the purpose's authorisation names: with
/// the KSZ the two are one, the decision by which we may ask.
package struct KszCaller: SourceCaller {
    package let services: [SourceService]

    private let address: String
    private let customer: EnterpriseNumber
    private let mappings: [String: CompiledMapping]
    private let client: HTTPClient
    private let access: SourceAccess
    private let limits: HTTPLimits
    private let attempts: Attempts

    /// Mappings of another style are left to their own callers.
    ///
    /// A service is asked at `address/<service>/<operation>`, the path of its action.
    package init(
        address: String, customer: EnterpriseNumber, mappings: [CompiledMapping], client: HTTPClient,
        access: SourceAccess = .plain, limits: HTTPLimits, policy: RetryPolicy, clock: WallClock, entropy: Entropy
    ) {
        let mappings = mappings.filter { $0.request.style == .ksz }
        self.address = address.last == "/" ? String(address.dropLast()) : address
        self.customer = customer
        self.mappings = Dictionary(mappings.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.client = client
        self.access = access
        self.limits = limits
        attempts = Attempts(policy: policy, clock: clock, entropy: entropy)
        services = mappings.map { SourceService($0) }
    }

    package func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        guard let mapping = mappings[call.service], let action = mapping.request.action else {
            return attempts.refusal(.fault, code: "noMapping")
        }
        // What is no legal context is refused by the KSZ as a whole: our settings are wrong, and nobody is asked.
        guard KszEnvelope.isLegalContext(call.finality.identification) else {
            return attempts.refusal(.badRequest, code: "legalContext")
        }
        return await attempts.reply(mayRetry: mayRetry) { await ask(mapping, action, call) }
    }

    private func ask(_ mapping: CompiledMapping, _ action: String, _ call: SourceCall) async -> SourceReading {
        do {
            let envelope = KszEnvelope(
                mapping: mapping, call: call, customer: customer, legalContext: call.finality.identification,
                now: attempts.clock.now)
            let path = action.split(separator: "/").suffix(2).joined(separator: "/")
            let request = HTTPRequest(
                method: .post, url: address + "/" + path,
                headers: [
                    (name: "Content-Type", value: "text/xml;charset=UTF-8"),
                    (name: "SOAPAction", value: "\"" + action + "\""),
                ],
                body: try envelope.bytes(), limits: limits)
            return try await access.ask(
                request, over: client, clock: attempts.clock, mapping: mapping, call: call)
        } catch {
            return SourceReading(error)
        }
    }
}
