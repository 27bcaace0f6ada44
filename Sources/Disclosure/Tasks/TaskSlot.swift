import Core
import Ledger

/// The line of a task that a question stands for: what it comes to is sealed before the entry that ends it is queued.
package struct TaskSlot: Sendable {
    let number: Int64
    let sealer: TaskSealer
    /// Whether it is asked again later while a source stays away, or told as it is.
    let mayWait: Bool

    func ending(_ result: LineResult, isIncomplete: Bool = false) throws(LedgerError) -> LineEnding {
        LineEnding(
            task: sealer.task, number: number, state: isIncomplete ? .incomplete : result.state,
            sealed: try sealer.seal(result.bytes, as: .result, of: number))
    }
}
