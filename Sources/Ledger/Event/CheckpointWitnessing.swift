import Core

/// A round past the witnesses: the checkpoint with the signatures that came, which so stay with the log.
package struct CheckpointWitnessing: EventRecord {
    /// The checkpoint with the log's signature and theirs (C2SP signed-note).
    package let note: String
    /// The policy's SHA-256.
    package let policy: String
    /// Whether those whose signatures are needed signed.
    package let isQuorum: Bool
    /// Why others did not, by the policy's names for them.
    package let failed: [String: String]

    package init(note: String, policy: String, isQuorum: Bool, failed: [String: String]) {
        self.note = note
        self.policy = policy
        self.isQuorum = isQuorum
        self.failed = failed
    }

    var content: JSON {
        var reasons = JSONMembers()
        for (name, reason) in failed { reasons[name] = .string(reason) }
        return [
            "note": .string(note), "policy": .string(policy), "quorum": .boolean(isQuorum), "failed": .members(reasons),
        ]
    }

    var columns: EntryColumns { EntryColumns(outcome: isQuorum ? "quorum" : "short") }

    init?(_ source: RecordSource) {
        guard let note = source.string("note"), let policy = source.string("policy"),
            let isQuorum = source.content["quorum"]?.boolean, let reasons = source.content["failed"]?.object
        else { return nil }
        let failed = reasons.compactMapValues(\.string)
        guard failed.count == reasons.count else { return nil }
        self.init(note: note, policy: policy, isQuorum: isQuorum, failed: failed)
    }
}
