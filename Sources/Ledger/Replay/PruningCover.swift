import Core

/// What the logs say was pruned, against what is there: a year that is gone needs an entry of a later log with exactly
/// its size and root, and one that such an entry names must be gone.
struct PruningCover: Sendable {
    /// Logs that are said to be pruned, with whether entries of them are there all the same.
    private(set) var skipped: [(log: ClosedLog, isThere: Bool)] = []
    /// What other logs of the controller say, where one year is read by itself.
    private var scopes: [PruningScope] = []

    mutating func take(_ scope: PruningScope) { scopes.append(scope) }
    mutating func skip(_ log: ClosedLog, isThere: Bool) { skipped.append((log, isThere)) }

    func isSkipped(_ year: Int) -> Bool { skipped.contains { $0.log.year == year } }

    /// After the last entry; `read` are the years of which entries were read.
    func findings(_ rows: Rows, read: [Int]) -> [Finding] {
        let said = scopes + rows.allPrunings.filter { $0.state == .performed }.map(\.scope)
        var findings: [Finding] = []
        for (log, isThere) in skipped {
            let isSaid = said.contains {
                $0.year == log.year && $0.end.size == log.size && $0.end.root == log.root
            }
            if !isSaid {
                let what = "the log of \(log.year) is gone, and no entry says so of its size and root"
                findings.append(Finding(.prunedWithoutEntry, law: 8, what))
            }
            if isThere {
                let what =
                    "entries of the pruned log of \(log.year) are there; it goes on, or was broken off"
                findings.append(Finding(.prunedStillThere, law: 8, what))
            }
        }
        for scope in said where read.contains(scope.year) {
            let what = "an entry says that the log of \(scope.year) was pruned, and it is there"
            findings.append(Finding(.prunedStillThere, law: 8, what))
        }
        return findings
    }
}
