import Ledger
import MerkleLog
import Synchronization

/// The durable state of the log as readers see it: published by the writer after each commit.
final class SharedHead: Sendable {
    struct Head: Sendable {
        var year: Int
        var frontier: Frontier
        var edge: TreeEdge
        var registry: Rows
        /// The note over this size, once someone asked for it.
        var note: String?
    }

    private let base: String
    private let keys: any KeyStorage
    private let head: Mutex<Head>

    init(_ state: LogState, base: String, keys: any KeyStorage) {
        self.base = base
        self.keys = keys
        head = Mutex(Head(year: state.year, frontier: state.frontier, edge: state.edge, registry: state.readable))
    }

    /// The name of the log that is written.
    var origin: String { "\(base)/\(year)" }

    var current: Head { head.withLock { $0 } }
    var year: Int { head.withLock { $0.year } }
    var registry: Rows { head.withLock { $0.registry } }

    func publish(_ state: LogState) {
        head.withLock { head in
            let isSame = head.year == state.year && head.frontier.size == state.frontier.size
            let note = isSame ? head.note : nil
            head = Head(
                year: state.year, frontier: state.frontier, edge: state.edge, registry: state.readable, note: note)
        }
    }

    /// The signed checkpoint of what is durable; signed once a size.
    ///
    /// - Parameter year: `nil` comes back where another year's log is written.
    func note(of year: Int) throws -> String? {
        let current = current
        return current.year == year ? try note(current) : nil
    }

    func note() throws -> String { try note(current) }

    private func note(_ current: Head) throws -> String {
        if let note = current.note { return note }
        let origin = "\(base)/\(current.year)"
        let checkpoint = try Checkpoint(origin: origin, size: current.frontier.size, root: current.frontier.root)
        let note = String(decoding: try checkpoint.signed(by: keys.controllerKeys).bytes, as: UTF8.self)
        head.withLock { head in
            if head.year == current.year, head.frontier.size == current.frontier.size { head.note = note }
        }
        return note
    }
}
