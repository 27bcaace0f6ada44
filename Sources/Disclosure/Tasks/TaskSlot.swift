import Core
import Ledger

/// The line of a task that a question stands for: what it comes to is sealed before the entry that ends it is queued.
package struct TaskSlot: Sendable {
    let number: Int64
    let sealer: TaskSealer

    func ending(_ result: LineResult) throws(LedgerError) -> LineEnding {
        LineEnding(
            task: sealer.task, number: number, state: result.state,
            sealed: try sealer.seal(result.bytes, as: .result, of: number))
    }
}
