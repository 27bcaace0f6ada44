import CLibraries

/// Sends requests over one thread that owns curl: a waiting exchange holds no thread, and connections are kept for the
/// next exchange with the same host.
package final class HTTPClient: Sendable {
    private let inbox: HTTPInbox
    private let thread: HTTPThread

    /// Starts the thread.
    ///
    /// More exchanges than `maximumConnections` wait for a free one, within their own limits.
    package init(maximumConnections: Int) throws(WireError) {
        let loop = try HTTPLoop(maximumConnections: maximumConnections)
        inbox = loop.inbox
        thread = try HTTPThread { loop.run() }
    }

    deinit { shutdown() }

    /// Waits for the whole answer.
    ///
    /// A cancelled task gets `cancelled` at once, and its connection is closed.
    package func send(_ request: HTTPRequest) async throws(WireError) -> HTTPResponse {
        let target = try HTTPTarget(request.url)
        guard target.scheme == .https || !request.needsTLS else { throw WireError(.forbiddenScheme, host: target.host) }
        guard request.isWellFormed else { throw WireError(.malformedRequest, host: target.host) }
        guard !Task.isCancelled else { throw WireError(.cancelled, host: target.host) }
        let number = inbox.nextNumber()
        let deadline = ContinuousClock.now + .milliseconds(request.limits.totalMilliseconds)
        let outcome: HTTPJob.Outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let job = HTTPJob(
                    number: number, request: request, scheme: target.scheme, host: target.host,
                    deadline: deadline, continuation: continuation)
                guard inbox.post(.start(job)) else { return job.fail(.unavailable) }
                // A cancellation before the start was posted has told the thread of a number it did not know.
                if Task.isCancelled { _ = inbox.post(.cancel(number)) }
            }
        } onCancel: {
            _ = inbox.post(.cancel(number))
        }
        return try outcome.get()
    }

    /// Ends the thread; exchanges under way and later ones fail with `unavailable`.
    ///
    /// Returns when the thread has ended.
    package func shutdown() {
        _ = inbox.post(.stop)
        thread.join()
    }
}
