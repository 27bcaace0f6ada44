/// One request on its way to the curl thread, with whoever waits for its answer.
struct HTTPJob: Sendable {
    typealias Outcome = Result<HTTPResponse, WireError>

    let number: Int
    let request: HTTPRequest
    let scheme: HTTPTarget.Scheme
    let host: String
    /// The end of the total time, counted from the call.
    let deadline: ContinuousClock.Instant
    let continuation: CheckedContinuation<Outcome, Never>

    func fail(_ code: WireError.Code) {
        continuation.resume(returning: .failure(WireError(code, host: host)))
    }
}
