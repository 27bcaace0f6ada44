package import Core

extension Act {
    /// What the act says was destroyed.
    package var erasure: ErasureOutcome? {
        switch self {
        case .erasurePerformed(let performance): performance.outcome
        case .erasureReplayed(let replay): replay.outcome
        default: nil
        }
    }

    /// The log that the act says is gone, and the plan behind it.
    package var pruning: (plan: Identifier, scope: PruningScope)? {
        switch self {
        case .pruningPerformed(let performance): (performance.plan, performance.scope)
        case .pruningReplayed(let replay): (replay.plan, replay.scope)
        default: nil
        }
    }
}
