import Catalogue
import Core
import Disclosure

extension ConsentFigures {
    /// Counts by purpose and channel, those of all channels under `all`; a count that is hidden is not there.
    var json: JSON {
        [
            "purposes": .array(purposes.indices.map(purpose)), "totals": .object(counts(row: purposes.count)),
            "clerks": .array(
                clerks.map { clerk in
                    let counts = clerk.counts.compactMap { outcome, count in
                        count.map { (outcome.rawValue, JSON.integer(Int64($0))) }
                    }
                    return [
                        "clerk": .string(clerk.name),
                        "counts": .object(Dictionary(counts, uniquingKeysWith: { first, _ in first })),
                    ]
                }),
        ]
    }

    private func purpose(_ index: Int) -> JSON {
        .compact([
            "purpose": .string(purposes[index]), "counts": .object(counts(row: index)),
            "medianMilliseconds": medians[purposes[index]].map { .integer($0) },
        ])
    }

    private func counts(row: Int) -> [String: JSON] {
        let names = channels.map { $0?.rawValue ?? "none" } + ["all"]
        var found: [String: JSON] = [:]
        for cross in crosses {
            let pairs = zip(names, cross.counts[row]).compactMap { name, count in
                count.map { (name, JSON.integer(Int64($0))) }
            }
            found[cross.outcome.rawValue] = .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        }
        return found
    }
}
