import Glibc
import Synchronization

/// Whether someone pressed Ctrl-C, for a command that first ends what it began.
package enum Interrupt {
    private static let isPressed = Atomic<Bool>(false)

    /// From now on Ctrl-C is noted, and ends nothing by itself; a second one ends the program as ever.
    package static func watch() {
        isPressed.store(false, ordering: .relaxed)
        _ = signal(SIGINT) { _ in
            if Interrupt.isPressed.exchange(true, ordering: .relaxed) { _exit(128 + SIGINT) }
        }
    }

    package static var hasCome: Bool { isPressed.load(ordering: .relaxed) }
}
