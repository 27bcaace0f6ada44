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

    private let origin: String
    private let signer: SignerKey
    private let head: Mutex<Head>

    init(_ state: LogState, origin: String, signer: SignerKey) {
        self.origin = origin
        self.signer = signer
        head = Mutex(Head(year: state.year, frontier: state.frontier, edge: state.edge, registry: state.registry))
    }

    var current: Head { head.withLock { $0 } }

    func publish(_ state: LogState) {
        head.withLock { head in
            let note = head.frontier.size == state.frontier.size ? head.note : nil
            head = Head(
                year: state.year, frontier: state.frontier, edge: state.edge, registry: state.registry, note: note)
        }
    }

    /// The signed checkpoint of what is durable; signed once a size.
    func note() throws -> String {
        let current = current
        if let note = current.note { return note }
        let checkpoint = try Checkpoint(origin: origin, size: current.frontier.size, root: current.frontier.root)
        let note = String(decoding: try checkpoint.signed(by: signer).bytes, as: UTF8.self)
        head.withLock { head in
            if head.frontier.size == current.frontier.size { head.note = note }
        }
        return note
    }
}
