package import Core

/// The record that a class was erased: the certificate that verifications count with.
package struct ErasurePerformance: EventRecord {
    package let outcome: ErasureOutcome
    /// The entries of the two officers' approvals.
    package let approvals: [Identifier]
    package let ground: ErasureGround

    package init(outcome: ErasureOutcome, approvals: [Identifier], ground: ErasureGround) {
        self.outcome = outcome
        self.approvals = approvals
        self.ground = ground
    }

    var content: JSON {
        var content = outcome.content
        content["approvals"] = .array(approvals.map { .string($0.text) })
        content["ground"] = .string(ground.rawValue)
        return .members(content)
    }
    var columns: EntryColumns { EntryColumns(outcome: outcome.keyClass.name) }

    init?(_ source: RecordSource) {
        guard let outcome = ErasureOutcome(source),
            let approvals = source.list("approvals", { $0.string.flatMap { Identifier($0) } }),
            let ground = source.string("ground").flatMap({ ErasureGround(rawValue: $0) })
        else { return nil }
        self.init(outcome: outcome, approvals: approvals, ground: ground)
    }
}
