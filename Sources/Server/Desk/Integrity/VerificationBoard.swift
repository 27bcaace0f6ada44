import Core
import Synchronization

/// The verification of a controller's log that was asked for last on the pages, so that all its officers see how it ends.
final class VerificationBoard: Sendable {
    struct Run: Sendable {
        let id: Identifier
        let begun: Instant
        /// The officer who asked for it, and the entry that recorded it.
        let by: String
        let recordedAs: Int64
    }

    private let last = Mutex<Run?>(nil)

    var run: Run? {
        get { last.withLock { $0 } }
        set { last.withLock { $0 = newValue } }
    }
}
