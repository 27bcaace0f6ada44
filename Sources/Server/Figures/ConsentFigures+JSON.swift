import Catalogue
import Core
import Disclosure

extension ConsentFigures {
    /// Counts by purpose and channel, those of all channels under `all`.
    ///
    /// A count that is hidden is not there; where only some months hide theirs, `atLeast` says what it is at least.
    var json: JSON {
        [
            "purposes": .array(purposes.indices.map(purpose)), "totals": .object(counts(row: purposes.count, \.whole)),
            "clerks": .array(
                clerks.map { clerk in
                    func counts(_ value: (FigureCount) -> Int?) -> JSON {
                        let pairs = clerk.counts.compactMap { outcome, count in
                            value(count).map { (outcome.rawValue, JSON.integer(Int64($0))) }
                        }
                        return .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
                    }
                    return ["clerk": .string(clerk.name), "counts": counts(\.whole), "atLeast": counts(\.part)]
                }),
        ]
    }

    private func purpose(_ index: Int) -> JSON {
        .compact([
            "purpose": .string(purposes[index]), "counts": .object(counts(row: index, \.whole)),
            "atLeast": .object(counts(row: index, \.part)),
            "medianMilliseconds": medians[purposes[index]].map { .integer($0) },
        ])
    }

    private func counts(row: Int, _ value: (FigureCount) -> Int?) -> [String: JSON] {
        let names = channels.map { $0?.rawValue ?? "none" } + ["all"]
        var found: [String: JSON] = [:]
        for cross in crosses {
            let pairs = zip(names, cross.counts[row]).compactMap { name, count in
                value(count).map { (name, JSON.integer(Int64($0))) }
            }
            found[cross.outcome.rawValue] = .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        }
        return found
    }
}

extension FigureCount {
    /// What it is at least, where only some months hide theirs.
    fileprivate var part: Int? { whole == nil && !isHidden ? least : nil }
}
