import Core

/// Every projection row, both ways: what a replay ends in, and what the live tables hold.
package enum RowComparison {
    /// The rows that were compared, and what differs, by table and key.
    ///
    /// - Parameter isWhole: Whether every replayed row must be live; else rows may have ended in a later log.
    package static func of(
        replayed: Rows, live: Rows, isWhole: Bool = true
    ) -> (rows: Int, findings: [Finding]) {
        var comparison = Comparison(isWhole: isWhole)
        comparison.take("purposes", replayed.purposes, live.purposes) { "\($0.id)@\($0.version)" }
        comparison.take("applications", replayed.applications, live.applications) { $0 }
        comparison.take("consents", replayed.consents, live.consents) { $0.text }
        comparison.take("consultations", replayed.consultations, live.consultations) { $0.text }
        comparison.take("facts", replayed.facts, live.facts) { $0.text }
        comparison.take("links", replayed.links, live.links) { $0.text }
        comparison.take("matters", replayed.matters, live.matters) { $0.text }
        comparison.take("erasures", replayed.erasures, live.erasures) { $0.text }
        comparison.take("tellings", replayed.tellings, live.tellings) { $0.text }
        comparison.take("prunings", replayed.prunings, live.prunings) { $0.text }
        comparison.take("holds", replayed.holds, live.holds) { "\($0.fact.text)/\($0.interest.text)" }
        comparison.take(marks: replayed.marks, live.marks)
        return (comparison.rows, comparison.findings)
    }

    private struct Comparison {
        let isWhole: Bool
        var rows = 0
        var findings: [Finding] = []

        mutating func take<Key: Hashable, Row: Hashable>(
            _ table: String, _ replayed: [Key: Row], _ live: [Key: Row], _ name: (Key) -> String
        ) {
            rows += live.count
            for (key, row) in live where replayed[key] != row {
                let isMade = replayed[key] != nil
                findings.append(
                    Finding(
                        isMade ? .rowChanged : .rowWithoutEntry,
                        "\(table) \(name(key)): " + (isMade ? "the row was changed" : "no entry made this row")))
            }
            for key in replayed.keys where isWhole && live[key] == nil {
                findings.append(Finding(.rowMissing, "\(table) \(name(key)): the row is missing"))
            }
        }

        /// A row must say itself which entry last made, changed or carried it: by that it counts in a log or not.
        mutating func take(marks replayed: [RowKey: Position], _ live: [RowKey: Position]) {
            for (key, made) in live {
                guard let other = replayed[key], other != made else { continue }
                findings.append(
                    Finding(.rowChanged, position: other, "a row is not marked as made, changed or carried here"))
            }
        }
    }
}
