import CLibraries

/// One easy handle and the exchange it is used for; made once, used for many.
///
/// Belongs to the curl thread.
@safe
final class HTTPTransfer {
    /// All headers of an answer together.
    private static let maximumHeadBytes = 64 << 10

    let easy: UnsafeMutableRawPointer
    private var job: HTTPJob?
    private var requestHeaders: UnsafeMutablePointer<curl_slist>?
    private var head: [(name: String, value: String)] = []
    private var headBytes = 0
    private var body: [UInt8] = []
    private var isTooLarge = false
    /// Whether an address was refused; it is why, where no other could be connected to.
    private var hasRefusedPeer = false
    /// What curl says of a failure; looked at for the alerts of a TLS peer only.
    let complaint: UnsafeMutablePointer<CChar>

    init() throws(WireError) {
        guard let easy = unsafe curl_easy_init() else { throw WireError(.unavailable) }
        unsafe self.easy = unsafe easy
        unsafe complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try setPolicy()
    }

    deinit {
        unsafe curl_easy_cleanup(easy)
        unsafe complaint.deallocate()
        unsafe curl_slist_free_all(requestHeaders)
    }

    var number: Int { job?.number ?? 0 }

    /// Takes on a job; one that throws has left the waiting to the caller.
    func begin(_ job: HTTPJob, _ credentials: HTTPCredentials.Entry) throws(WireError) {
        try setCredentials(credentials)
        try setHeaders(job.request)
        try setRequest(job)
        self.job = job
    }

    /// Answers whoever waits, and forgets the exchange.
    func end(_ result: CURLcode) {
        guard result == CURLE_OK else {
            if hasRefusedPeer, result == CURLE_COULDNT_CONNECT { return end(.forbiddenPeer) }
            return end(isTooLarge ? .tooLarge : failure(result))
        }
        var status = 0
        unsafe wire_easy_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        finish(.success(HTTPResponse(status: status, headers: head, body: body)))
    }

    func end(_ code: WireError.Code) {
        finish(.failure(WireError(code, host: job?.host)))
    }

    private func finish(_ outcome: HTTPJob.Outcome) {
        let continuation = job?.continuation
        job = nil
        head = []
        headBytes = 0
        body = []
        isTooLarge = false
        hasRefusedPeer = false
        forgetRequest()
        continuation?.resume(returning: outcome)
    }

    /// Whether a connection to this address may be tried.
    func permits(_ address: UnsafePointer<sockaddr>) -> Bool {
        guard let job, let rule = job.request.peers else { return job != nil }
        let isPermitted = unsafe rule.permits(address)
        if !isPermitted { hasRefusedPeer = true }
        return isPermitted
    }

    /// False ends the transfer.
    func receive(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let job, bytes.count <= job.request.limits.maximumBodyBytes - body.count else {
            isTooLarge = true
            return false
        }
        unsafe body.append(contentsOf: bytes)
        return true
    }

    /// Takes a line of the answer's head, status lines and the empty line at the end included.
    func receive(headLine: UnsafeBufferPointer<UInt8>) -> Bool {
        headBytes += headLine.count
        guard headBytes <= Self.maximumHeadBytes else {
            isTooLarge = true
            return false
        }
        // Another status line begins the answer proper after an interim one.
        if unsafe headLine.starts(with: "HTTP/".utf8) { head.removeAll() }
        guard let colon = unsafe headLine.firstIndex(of: UInt8(ascii: ":")) else { return true }
        head.append(
            unsafe (name: Self.text(headLine[..<colon]), value: Self.text(headLine[(colon + 1)...])))
        return true
    }

    private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var bytes = unsafe bytes
        while let first = unsafe bytes.first, first <= 0x20 { unsafe bytes.removeFirst() }
        while let last = unsafe bytes.last, last <= 0x20 { unsafe bytes.removeLast() }
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    private func setHeaders(_ request: HTTPRequest) throws(WireError) {
        // What curl would add of its own is taken out: a content type, and the question before a large body.
        var lines = ["Expect:", "Content-Type:"]
        for (name, value) in request.headers {
            if name.utf8.elementsEqual("content-type".utf8, by: { $0 | 0x20 == $1 | 0x20 }) {
                lines.removeAll { $0 == "Content-Type:" }
            }
            lines.append(value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        for line in lines {
            guard let longer = unsafe curl_slist_append(requestHeaders, line) else {
                forgetRequest()
                throw WireError(.unavailable)
            }
            unsafe requestHeaders = unsafe longer
        }
        try unsafe set(CURLOPT_HTTPHEADER, UnsafeRawPointer(requestHeaders))
    }

    /// Drops the body and the headers that curl holds, so that they outlive the exchange nowhere.
    private func forgetRequest() {
        unsafe wire_easy_set_pointer(easy, CURLOPT_POSTFIELDS, nil)
        unsafe wire_easy_set_long(easy, CURLOPT_HTTPGET, 1)
        unsafe wire_easy_set_pointer(easy, CURLOPT_HTTPHEADER, nil)
        unsafe curl_slist_free_all(requestHeaders)
        unsafe requestHeaders = nil
    }
}
