import Core

/// The record that an erasure was carried out anew, since a copy that was put back still had what it destroyed.
package struct ErasureReplay: EventRecord {
    package let outcome: ErasureOutcome

    package init(outcome: ErasureOutcome) {
        self.outcome = outcome
    }

    var content: JSON { .members(outcome.content) }
    var columns: EntryColumns { EntryColumns(outcome: outcome.keyClass.name) }

    init?(_ source: RecordSource) {
        guard let outcome = ErasureOutcome(source) else { return nil }
        self.init(outcome: outcome)
    }
}
