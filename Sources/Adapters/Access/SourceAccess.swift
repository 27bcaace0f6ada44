package import Core
import Mapping
import OnlyOnce
package import Wire

/// How we show ourselves to a source, and how it must show itself to us; there is no way to have it not checked.
package struct SourceAccess: Sendable {
    /// Whoever the system's authorities vouch for, without a certificate or signatures of ours.
    package static let plain = SourceAccess()

    private let identity: TLSIdentity?
    private let trust: TrustAnchors?
    private let signer: EnvelopeSigner?
    private let verifier: EnvelopeVerifier?
    private let headers: [(name: String, value: String)]

    /// - Parameters:
    ///   - identity: Our certificate on the connection.
    ///   - trust: Who vouches for the source's.
    ///   - signer: Signs what we ask over SOAP.
    ///   - verifier: Judges what is answered over SOAP.
    ///   - headers: Sent with every question.
    package init(
        identity: TLSIdentity? = nil, trust: TrustAnchors? = nil, signer: EnvelopeSigner? = nil,
        verifier: EnvelopeVerifier? = nil, headers: [(name: String, value: String)] = []
    ) {
        self.identity = identity
        self.trust = trust
        self.signer = signer
        self.verifier = verifier
        self.headers = headers
    }

    func send(_ request: HTTPRequest, over client: HTTPClient) async throws(WireError) -> HTTPResponse {
        do throws(WireError) {
            var request = showing(request)
            request.headers += headers
            let response = try await client.send(request)
            Conversation.current?.add(request, .success(response))
            return response
        } catch {
            Conversation.current?.add(request, .failure(error))
            throw error
        }
    }

    /// The request with our certificate, and with whom we believe.
    func showing(_ request: HTTPRequest) -> HTTPRequest {
        var request = request
        request.identity = identity
        request.trust = trust
        return request
    }

    /// Asks over SOAP, and reads an answer that is signed as it must be; of any other nothing is used.
    func ask(
        _ request: HTTPRequest, over client: HTTPClient, clock: WallClock, mapping: CompiledMapping, call: SourceCall
    ) async throws(WireError) -> SourceReading {
        var request = request
        if let signer { request.body = try signer.sign(request.body, at: clock.now) }
        let response = try await send(request, over: client)
        guard let refusal = verifier?.verify(response.body, at: clock.now).refusal else {
            return SourceReading(markup: response, mapping: mapping, call: call)
        }
        // A page of something between us and the source, such as a proxy that finds it away, bears no signature.
        if response.status != 200, refusal == .malformed || refusal == .notSOAP {
            return SourceReading(page: response.status)
        }
        return SourceReading(status: .fault, code: "signature:\(refusal.rawValue)", mayPass: false)
    }

    /// Days until the first of our certificates expires, at this source; `nil` where we show none.
    package func certificateDays(at now: Instant) -> Int? {
        let ends = [try? identity?.notAfter(), signer?.identity.notAfter].compactMap(\.self)
        return ends.min().map { end in
            let left = end.milliseconds - now.milliseconds
            return Int((left < 0 ? left - 86_399_999 : left) / 86_400_000)
        }
    }
}
