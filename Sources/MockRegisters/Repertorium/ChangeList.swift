import Core
import Synchronization

/// The notices of changed persons, in the order in which they were made, and how far each asker has read.
final class ChangeList: Sendable {
    /// What one asker was given last and has not yet acknowledged.
    private struct Reading {
        /// How many notices are acknowledged.
        var done = 0
        /// How many stand in the batch that is out, and its receipt.
        var batch: (end: Int, receipt: String)?
    }

    private struct State {
        var changes: [Change] = []
        var readings: [String: Reading] = [:]
    }

    /// What an asker gets.
    enum Batch {
        case changes([Change], receipt: String)
        /// Nothing more.
        case none
        /// It acknowledged a receipt that was never given.
        case unknownReceipt
    }

    private static let size = 500

    private let state = Mutex(State())

    func add(_ change: Change) {
        state.withLock { $0.changes.append(change) }
    }

    func reset() {
        state.withLock { $0 = State() }
    }

    /// The next batch for an asker; a receipt acknowledges the batch before.
    ///
    /// Without one the same batch comes again, since an asker may have lost it.
    func next(
        for asker: String, acknowledging receipt: String?, concerns: (Change) -> Bool, newReceipt: String
    ) -> Batch {
        state.withLock { state in
            var reading = state.readings[asker, default: Reading()]
            if let receipt {
                guard let batch = reading.batch, batch.receipt == receipt else { return .unknownReceipt }
                reading = Reading(done: batch.end)
            }
            let end = reading.batch?.end ?? min(state.changes.count, reading.done + Self.size)
            let own = state.changes[reading.done..<end].filter(concerns)
            guard !own.isEmpty else {
                state.readings[asker] = Reading(done: end)
                return .none
            }
            let receipt = reading.batch?.receipt ?? newReceipt
            reading.batch = (end, receipt)
            state.readings[asker] = reading
            return .changes(own, receipt: receipt)
        }
    }
}
