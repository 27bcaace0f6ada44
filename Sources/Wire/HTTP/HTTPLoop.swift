import CLibraries

/// The curl thread's own state: transfers under way, jobs that wait, and handles kept for the next one.
@safe
final class HTTPLoop {
    let inbox: HTTPInbox
    private let multi: UnsafeMutableRawPointer
    private let maximumConnections: Int
    private var waiting = HTTPQueue()
    private var active: [Int: HTTPTransfer] = [:]
    private var idle: [HTTPTransfer] = []
    private var credentials = HTTPCredentials()
    private var isStopping = false

    init(maximumConnections: Int) throws(WireError) {
        guard Libraries.ready, maximumConnections > 0, let multi = unsafe curl_multi_init() else {
            throw WireError(.unavailable)
        }
        unsafe self.multi = unsafe multi
        inbox = unsafe HTTPInbox(waking: HTTPMultiHandle(raw: multi))
        self.maximumConnections = maximumConnections
        // The cache must hold what can be in flight, or connections are closed as soon as they are free.
        unsafe wire_multi_set_long(multi, CURLMOPT_MAXCONNECTS, maximumConnections)
    }

    deinit { unsafe curl_multi_cleanup(multi) }

    /// Works until it is told to stop.
    func run() {
        while !isStopping {
            for message in inbox.take() { handle(message) }
            guard !isStopping else { break }
            startWaiting()
            var running: Int32 = 0
            unsafe curl_multi_perform(multi, &running)
            // A connection that became free is given to the next in line before anything is waited for.
            if collect(), !waiting.isEmpty { continue }
            unsafe curl_multi_poll(multi, nil, 0, millisecondsToSleep, nil)
        }
        end()
    }

    private func end() {
        for case .start(let job) in inbox.close() { job.fail(.unavailable) }
        while let job = waiting.next() { job.fail(.unavailable) }
        for transfer in active.values {
            unsafe curl_multi_remove_handle(multi, transfer.easy)
            transfer.end(.unavailable)
        }
        active.removeAll()
        idle.removeAll()
    }

    /// curl wakes by itself for what is under way; a job that waits must be woken for.
    private var millisecondsToSleep: Int32 {
        guard let nearest = waiting.nearest else { return 60_000 }
        let left = (nearest - ContinuousClock.now) / .milliseconds(1)
        return Int32(min(max(left, 0), 60_000)) + 1
    }

    private func handle(_ message: HTTPInbox.Message) {
        switch message {
        case .start(let job): waiting.append(job)
        case .cancel(let number):
            if let job = waiting.remove(number) { return job.fail(.cancelled) }
            guard let transfer = active.removeValue(forKey: number) else { return }
            unsafe curl_multi_remove_handle(multi, transfer.easy)
            transfer.end(.cancelled)
            keep(transfer)
        case .stop: isStopping = true
        }
    }

    private func startWaiting() {
        guard !waiting.isEmpty else { return }
        for job in waiting.expired(.now) { job.fail(.timedOut) }
        while active.count < maximumConnections, let job = waiting.next() { start(job) }
    }

    private func start(_ job: HTTPJob) {
        do throws(WireError) {
            let entry = try credentials.of(job)
            let transfer = if let used = idle.popLast() { used } else { try HTTPTransfer() }
            try transfer.begin(job, entry)
            guard unsafe curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else {
                return transfer.end(.unavailable)
            }
            active[job.number] = transfer
        } catch {
            job.continuation.resume(returning: .failure(error))
        }
    }

    /// Answers those whose transfers have ended, and says whether there were any.
    private func collect() -> Bool {
        let before = active.count
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let easy = unsafe message.pointee.easy_handle,
                let transfer = unsafe HTTPTransfer.owner(of: easy)
            else { continue }
            let result = unsafe wire_message_result(message)
            unsafe curl_multi_remove_handle(multi, easy)
            active[transfer.number] = nil
            transfer.end(result)
            keep(transfer)
        }
        return active.count < before
    }

    private func keep(_ transfer: HTTPTransfer) {
        if idle.count < maximumConnections { idle.append(transfer) }
    }
}
