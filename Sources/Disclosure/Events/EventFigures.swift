package import Core

/// How the events of one application fare, in numbers: whom they are about stands nowhere in it.
package struct EventFigures: Hashable, Sendable {
    package let application: String
    /// To be sent, and not tried yet.
    package private(set) var waiting = 0
    /// Tried in vain, and tried again when their time comes.
    package private(set) var failing = 0
    package private(set) var dead = 0
    package private(set) var delivered = 0
    /// To be fetched only.
    package private(set) var listed = 0
    /// When the oldest came that is still under way or was given up.
    package private(set) var oldest: Instant?

    package init(of application: String) {
        self.application = application
    }

    /// Adds events of one state; `oldest` is the first of them.
    package mutating func add(_ state: EventState, wasTried: Bool, count: Int, oldest first: Instant) {
        switch state {
        case .waiting where wasTried: failing += count
        case .waiting: waiting += count
        case .dead: dead += count
        case .delivered: delivered += count
        case .listed: listed += count
        }
        if state == .waiting || state == .dead { oldest = min(oldest ?? first, first) }
    }
}
