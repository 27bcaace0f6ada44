import Core
import Ledger

/// What the writer is asked to make durable, and who waits for it.
enum WriterJob: Sendable {
    case commit([Proposal], CheckedContinuation<[Verdict], Never>)
    case subject(alias: [UInt8], CheckedContinuation<Result<SubjectRef, LedgerError>, Never>)
    case token(hash: [UInt8], until: Instant, CheckedContinuation<Result<Bool, LedgerError>, Never>)

    /// Everything that hangs on a key, when all that was asked before is written.
    case extent(SubjectKeyName, through: UInt8, CheckedContinuation<Result<HangingData, LedgerError>, Never>)

    /// A piece of a pruned log; whether more is left.
    case prune(year: Int, CheckedContinuation<Result<Bool, LedgerError>, Never>)
    /// A change in the tables of tasks, which no entry speaks of; the number that it gives back.
    case task(TaskChange, CheckedContinuation<Result<Int, LedgerError>, Never>)
    /// A change in the table of events.
    case event(EventChange, CheckedContinuation<Result<Int, LedgerError>, Never>)

    var weight: Int {
        switch self {
        case .commit(let proposals, _): max(1, proposals.count)
        case .task(let change, _): change.weight
        case .event(let change, _): change.weight
        case .subject, .token, .extent: 1
        // Alone in its commit, as far as can be.
        case .prune: 500
        }
    }

    /// Whether it is for a task or an event alone, for which nobody waits.
    var isOfTask: Bool {
        switch self {
        case .commit(let proposals, _): !proposals.isEmpty && proposals.allSatisfy(\.isOfTask)
        case .task, .event: true
        case .subject, .token, .extent, .prune: false
        }
    }

    func fail(_ error: LedgerError) {
        switch self {
        case .commit(let proposals, let continuation):
            continuation.resume(returning: proposals.map { _ in .failed(error) })
        case .subject(_, let continuation): continuation.resume(returning: .failure(error))
        case .token(_, _, let continuation): continuation.resume(returning: .failure(error))
        case .extent(_, _, let continuation): continuation.resume(returning: .failure(error))
        case .prune(_, let continuation): continuation.resume(returning: .failure(error))
        case .task(_, let continuation): continuation.resume(returning: .failure(error))
        case .event(_, let continuation): continuation.resume(returning: .failure(error))
        }
    }
}

/// What became of a job, held back until the commit has returned.
enum WriterAnswer: Sendable {
    case commit([Verdict], CheckedContinuation<[Verdict], Never>)
    case subject(SubjectRef, CheckedContinuation<Result<SubjectRef, LedgerError>, Never>)
    case token(Bool, CheckedContinuation<Result<Bool, LedgerError>, Never>)
    case prune(Bool, CheckedContinuation<Result<Bool, LedgerError>, Never>)
    case extent(HangingData, CheckedContinuation<Result<HangingData, LedgerError>, Never>)
    case task(Int, CheckedContinuation<Result<Int, LedgerError>, Never>)

    func give() {
        switch self {
        case .commit(let verdicts, let continuation): continuation.resume(returning: verdicts)
        case .subject(let ref, let continuation): continuation.resume(returning: .success(ref))
        case .token(let isNew, let continuation): continuation.resume(returning: .success(isNew))
        case .prune(let isLeft, let continuation): continuation.resume(returning: .success(isLeft))
        case .extent(let data, let continuation): continuation.resume(returning: .success(data))
        case .task(let count, let continuation): continuation.resume(returning: .success(count))
        }
    }
}
