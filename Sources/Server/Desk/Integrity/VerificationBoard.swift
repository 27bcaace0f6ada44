import Core
import Synchronization

/// Which verification of a controller's log was asked for last on the pages, so that every officer of it sees how it ends.
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
