package import Core
package import Ledger
import Synchronization

/// Verifications that were started and can be followed: a log of millions takes longer than anyone waits for an answer.
package final class Verifications: Sendable {
    package typealias Work =
        @Sendable (_ question: Question, _ progress: @escaping Verifier.Progress) async throws -> JSON

    /// What is to be verified.
    package struct Question: Hashable, Sendable {
        /// The log of one year by itself; all logs where none is named.
        package let log: Int?
        /// Signed checkpoints from elsewhere.
        package let checkpoints: [String]

        package init(log: Int? = nil, checkpoints: [String] = []) {
            self.log = log
            self.checkpoints = checkpoints
        }
    }

    package struct State: Sendable {
        package fileprivate(set) var done: UInt64 = 0
        package fileprivate(set) var size: UInt64 = 0
        /// What was found, once it is done.
        package fileprivate(set) var report: JSON?
        package fileprivate(set) var hasFailed = false

        package var isRunning: Bool { report == nil && !hasFailed }
    }

    private struct Run {
        let id: Identifier
        let question: Question
        var state = State()
    }

    /// How many are remembered.
    private static let most = 20

    private let entropy: Entropy
    private let work: Work
    private let runs = Mutex<[Run]>([])

    package init(entropy: Entropy, work: @escaping Work) {
        self.entropy = entropy
        self.work = work
    }

    package subscript(id: Identifier) -> State? { runs.withLock { $0.first { $0.id == id }?.state } }

    /// Starts one, or joins one that answers the same.
    package func start(_ question: Question) -> Identifier {
        let id = Identifier.random(entropy)
        let running = runs.withLock { runs -> Identifier? in
            if let same = runs.first(where: { $0.state.isRunning && $0.question == question }) { return same.id }
            runs = runs.suffix(Self.most - 1) + [Run(id: id, question: question)]
            return nil
        }
        if let running { return running }
        Task { [self] in
            let report = try? await work(question) { [self] done, size in
                change(id) {
                    $0.done = done
                    $0.size = size
                }
            }
            change(id) {
                $0.report = report
                $0.hasFailed = report == nil
            }
        }
        return id
    }

    private func change(_ id: Identifier, _ change: (inout State) -> Void) {
        runs.withLock { runs in
            for index in runs.indices where runs[index].id == id { change(&runs[index].state) }
        }
    }
}
