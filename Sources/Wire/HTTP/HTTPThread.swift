import Glibc
import Synchronization

/// A thread of our own, since curl blocks in poll.
final class HTTPThread: Sendable {
    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private let thread: Mutex<pthread_t?>

    init(_ run: sending @escaping () -> Void) throws(WireError) {
        var thread = pthread_t()
        let body = unsafe Unmanaged.passRetained(Body(run))
        let status = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                let body = unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue()
                HTTPThread.blockPipeSignal()
                body.run()
                return nil
            }, body.toOpaque())
        guard status == 0 else {
            unsafe body.release()
            throw WireError(.unavailable)
        }
        self.thread = Mutex(thread)
    }

    /// Waits for the end of the thread; a second call finds nothing to wait for.
    func join() {
        thread.withLock { thread in
            if let running = thread { pthread_join(running, nil) }
            thread = nil
        }
    }

    /// OpenSSL writes to sockets without asking for EPIPE, and curl leaves signals alone when told `NOSIGNAL`.
    private static func blockPipeSignal() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
