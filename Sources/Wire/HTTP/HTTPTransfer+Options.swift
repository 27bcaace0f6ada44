import CLibraries

extension HTTPTransfer {
    /// What holds for every exchange of this handle.
    func setPolicy() throws(WireError) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        try unsafe set(CURLOPT_PRIVATE, context)
        try unsafe set(CURLOPT_ERRORBUFFER, UnsafeRawPointer(complaint))
        try unsafe set(CURLOPT_WRITEDATA, context)
        try unsafe set(CURLOPT_HEADERDATA, context)
        try unsafe set(CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            unsafe HTTPTransfer.deliver(bytes, size * count, context) { unsafe $0.receive($1) }
        }
        try unsafe set(CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            unsafe HTTPTransfer.deliver(bytes, size * count, context) { unsafe $0.receive(headLine: $1) }
        }
        try unsafe set(CURLOPT_OPENSOCKETDATA, context)
        try check(
            unsafe wire_easy_set_opener(easy) { context, _, address in
                unsafe HTTPTransfer.open(address, context)
            })
        try set(CURLOPT_NOSIGNAL, 1)
        // A name that is being looked up does not hold up the thread when its transfer ends.
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        // The empty string also keeps the variables of the environment out.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_HTTP_CONTENT_DECODING, 0)
        // One exchange at a time on a connection, so that connections are what the limit counts.
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_TCP_KEEPALIVE, 1)
    }

    /// What differs from exchange to exchange, headers excepted.
    func setRequest(_ job: HTTPJob) throws(WireError) {
        let request = job.request
        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_PROTOCOLS_STR, job.scheme.rawValue)
        // Zero would mean no limit at all.
        let left = max(1, Int((job.deadline - ContinuousClock.now) / .milliseconds(1)))
        try set(CURLOPT_CONNECTTIMEOUT_MS, min(request.limits.connectMilliseconds, left))
        try set(CURLOPT_TIMEOUT_MS, left)
        // A kept connection has passed no rule but that of its own exchange.
        try set(CURLOPT_FRESH_CONNECT, request.peers == nil ? 0 : 1)
        try set(CURLOPT_FORBID_REUSE, request.peers == nil ? 0 : 1)
        try check(
            unsafe wire_easy_set_offset(easy, CURLOPT_MAXFILESIZE_LARGE, Int(request.limits.maximumBodyBytes)))
        switch request.method {
        case .get: try set(CURLOPT_HTTPGET, 1)
        case .post:
            try set(CURLOPT_POST, 1)
            try check(unsafe wire_easy_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, request.body.count))
            // Copied by curl, after the size; an empty body still needs an address.
            let body = request.body.isEmpty ? [0] : request.body
            let status = unsafe body.withUnsafeBytes { bytes in
                unsafe wire_easy_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress)
            }
            try check(status)
        }
    }

    /// The transfer that an easy handle belongs to.
    static func owner(of easy: UnsafeMutableRawPointer) -> HTTPTransfer? {
        var context: UnsafeMutableRawPointer?
        unsafe wire_easy_get_pointer(easy, CURLINFO_PRIVATE, &context)
        guard let context = unsafe context else { return nil }
        return unsafe Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
    }

    /// Makes the socket for an address, unless the request may not go there.
    private static func open(
        _ address: UnsafeMutablePointer<curl_sockaddr>?, _ context: UnsafeMutableRawPointer?
    ) -> curl_socket_t {
        guard let address = unsafe address, let context = unsafe context else { return wire_no_socket }
        let transfer = unsafe Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
        let isPermitted = unsafe withUnsafePointer(to: &address.pointee.addr) { unsafe transfer.permits($0) }
        return isPermitted ? unsafe wire_open_socket(address) : wire_no_socket
    }

    /// Returns the number of bytes taken; fewer than were given end the transfer.
    private static func deliver(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
        to receive: (HTTPTransfer, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Int {
        guard count > 0, let bytes = unsafe bytes, let context = unsafe context else { return 0 }
        let transfer = unsafe Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
        let start = unsafe UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self)
        return unsafe receive(transfer, UnsafeBufferPointer(start: start, count: count)) ? count : 0
    }

    private func set(_ option: CURLoption, _ value: Int) throws(WireError) {
        try check(unsafe wire_easy_set_long(easy, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(WireError) {
        try check(unsafe wire_easy_set_pointer(easy, option, value))
    }

    func set(_ option: CURLoption, _ value: UnsafeRawPointer?) throws(WireError) {
        try check(unsafe wire_easy_set_pointer(easy, option, value))
    }

    private func set(_ option: CURLoption, _ value: @escaping wire_data_callback) throws(WireError) {
        try check(unsafe wire_easy_set_callback(easy, option, value))
    }

    func check(_ status: CURLcode) throws(WireError) {
        guard status == CURLE_OK else { throw WireError(status == CURLE_URL_MALFORMAT ? .malformedURL : .unavailable) }
    }
}
