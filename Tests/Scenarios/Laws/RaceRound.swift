import Core

/// What one round of the race between asks and a withdrawal showed.
struct RaceRound: Sendable {
    let consent: String
    /// The position of the withdrawal, as its answer says.
    let withdrawal: Int64
    /// The positions that answers and refusals gave.
    let answered: [Int64]
    let refused: [Int64]
    /// The person's lines since the consent, as the officer sees them.
    let lines: [JSON]

    /// What broke the law.
    var findings: [String] {
        var findings: [String] = []
        let late = lines.filter { ($0.index ?? 0) > withdrawal }
        let acts = late.filter {
            ["consulted", "retried", "disclosed"].contains($0.type)
                && $0["content"]?["basis"]?["consent"]?.string == consent
        }
        if !acts.isEmpty { findings.append("\(acts.count) acts stand after the withdrawal") }
        let kept = late.filter { $0.type == "closed" && $0["content"]?["kept"]?.array != [] }
        if !kept.isEmpty { findings.append("\(kept.count) facts were kept after it") }
        if !answered.allSatisfy({ $0 < withdrawal }) { findings.append("an answer has a later position") }
        if positions(of: "disclosed") != Set(answered) || positions(of: "refused") != Set(refused) {
            findings.append("answers and refusals differ from their entries")
        }
        return findings
    }

    private func positions(of type: String) -> Set<Int64> {
        Set(lines.filter { $0.type == type }.compactMap(\.index))
    }
}
