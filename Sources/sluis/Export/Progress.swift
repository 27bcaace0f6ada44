import Core
import Synchronization
import Wire

/// Tells on standard error how far something is that takes over a second; silent where nobody looks.
final class Progress: Sendable {
    private let what: String
    private let shown = Mutex<(at: Instant, hasShown: Bool)>((WallClock.system.now, false))
    private let isSeen = StandardError.isTerminal

    init(_ what: String) {
        self.what = what
    }

    func show(_ done: UInt64, of size: UInt64) {
        guard isSeen, size > 0 else { return }
        shown.withLock { shown in
            let now = WallClock.system.now
            guard now.milliseconds - shown.at.milliseconds >= 500 else { return }
            shown = (now, true)
            StandardError.write("\r\(what): \(done) of \(size) (\(100 * done / size) %)")
        }
    }

    /// Clears the line for what is printed next.
    func end() {
        shown.withLock { shown in
            if shown.hasShown { StandardError.write("\r\u{1B}[K") }
            shown.hasShown = false
        }
    }
}
