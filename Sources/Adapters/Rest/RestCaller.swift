package import Core
package import Mapping
package import OnlyOnce
package import Wire

/// Speaks HTTP with JSON to one source, by settings and mappings alone: no source needs Swift of its own.
///
/// The address of a question is built at the last moment and kept nowhere, since a contract may put a number there
/// (law 6).
package struct RestCaller: SourceCaller {
    package let services: [SourceService]

    private let source: RestSource
    private let mappings: [String: CompiledMapping]
    private let client: HTTPClient
    private let access: SourceAccess
    private let limits: HTTPLimits
    private let attempts: Attempts

    /// Mappings of another style are left to their own callers.
    package init(
        source: RestSource, mappings: [CompiledMapping], client: HTTPClient, access: SourceAccess = .plain,
        limits: HTTPLimits, policy: RetryPolicy, clock: WallClock, entropy: Entropy
    ) {
        let mappings = mappings.filter { $0.request.style == .rest }
        self.source = source
        self.mappings = Dictionary(mappings.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.client = client
        self.access = access
        self.limits = limits
        attempts = Attempts(policy: policy, clock: clock, entropy: entropy)
        services = mappings.map { SourceService($0) }
    }

    package func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        guard let mapping = mappings[call.service], let rest = mapping.request.rest else {
            return attempts.refusal(.fault, code: "noMapping")
        }
        let inputs = RequestInputs(
            subject: call.number, referenceDate: call.referenceDate, wanted: call.attributes, finality: call.finality,
            given: call.given, reference: call.reference, settings: source.settings)
        guard let question = rest.question(inputs, mayLack: mapping.request.mayUse) else {
            return attempts.refusal(.badRequest, code: "inputMissing")
        }
        let scope = rest.scope(settings: source.settings)
        var hasRenewed = false
        return await attempts.reply(mayRetry: mayRetry) {
            do {
                let token = try await token(for: scope)
                let response = try await access.send(request(question, token), over: client)
                guard response.status == 401, let token, !hasRenewed else {
                    return SourceReading(json: response, mapping: mapping, call: call)
                }
                // The token may have been withdrawn before its end: one new token, one more attempt.
                hasRenewed = true
                await forget(token, for: scope)
                return SourceReading(status: .notAuthorised, code: "HTTP:401", mayPass: true)
            } catch let error as WireError {
                return SourceReading(error)
            } catch let error as AdapterError {
                return SourceReading(error)
            } catch {
                return SourceReading(status: .fault, code: "", mayPass: false)
            }
        }
    }

    private func token(for scope: String) async throws(AdapterError) -> Redacted<String>? {
        guard case .bearer(let tokens) = source.authentication else { return nil }
        return try await tokens.token(for: scope)
    }

    private func forget(_ token: Redacted<String>, for scope: String) async {
        guard case .bearer(let tokens) = source.authentication else { return }
        await tokens.discard(token, for: scope)
    }

    private func request(_ question: RestQuestion, _ token: Redacted<String>?) -> HTTPRequest {
        var headers = question.headers.map { (name: $0.name, value: $0.value.revealed) }
        headers.append((name: "Accept", value: "application/json"))
        if !question.body.isEmpty { headers.append((name: "Content-Type", value: "application/json")) }
        switch source.authentication {
        case .none: break
        case .apiKey(let name, let key): headers.append((name: name, value: key.revealed))
        case .bearer: headers.append((name: "Authorization", value: "Bearer " + (token?.revealed ?? "")))
        }
        return HTTPRequest(
            method: question.method == .get ? .get : .post, url: source.address + question.target.revealed,
            headers: headers, body: question.body, limits: limits)
    }
}

extension SourceReading {
    /// An attempt that got no token.
    fileprivate init(_ error: AdapterError) {
        let isPassing = error.code == .tokenUnavailable
        let status: Outcome.Status = isPassing ? .unavailable : error.code == .tokenRefused ? .notAuthorised : .fault
        self.init(status: status, code: "token:\(error.code.rawValue)", mayPass: isPassing)
    }
}
