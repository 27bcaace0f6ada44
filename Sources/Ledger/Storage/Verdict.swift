import Core

/// What became of a proposal; nothing is told before the commit has returned.
package enum Verdict: Sendable {
    case appended(Position)
    /// Judged no, and not appended.
    case refused(Refusal)
    /// Not judged: these rows of earlier logs must be carried first.
    case uncarried([Carrying])
    /// Not taken by storage; the others of its commit stand.
    case failed(LedgerError)
}
