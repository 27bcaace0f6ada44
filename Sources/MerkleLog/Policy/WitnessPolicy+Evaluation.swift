extension WitnessPolicy {
    /// Reads a checkpoint and says whether those whose signatures are needed signed it.
    ///
    /// - Parameter log: The key that signs for the log; by default the policy's own key for a log of that name.
    package func open(_ note: SignedNote, log: VerifierKey? = nil) -> PolicyVerdict {
        guard let log = log ?? key(of: note) else { return .refused(.unknownLog) }
        switch Checkpoint.open(note, log: log, witnesses: witnesses.map(\.key)) {
        case .refused(let flaw): return .refused(.checkpoint(flaw))
        case .signed(let checkpoint, let signatures):
            guard let quorum else { return .accepted(checkpoint, witnesses: signatures, since: nil) }
            let moments = moments(signatures)
            guard let since = moments[quorum] else {
                return .refused(.noQuorum(missing: witnesses.map(\.name).filter { moments[$0] == nil }))
            }
            return .accepted(checkpoint, witnesses: signatures, since: since)
        }
    }

    /// The key of the log that the note names; a log has one key over the years (``KnownLog``).
    private func key(of note: SignedNote) -> VerifierKey? {
        guard let origin = (try? Checkpoint(text: note.text))?.origin else { return nil }
        return logs.lazy.compactMap { KnownLog(key: $0.key).key(of: origin) }.first
    }

    /// Since when each witness and group has signed; those that have not are absent.
    ///
    /// A group has signed when the last of those it needs has, taking the freshest signatures.
    private func moments(_ signatures: [VerifiedSignature]) -> [String: UInt64] {
        var moments: [String: UInt64] = [:]
        for witness in witnesses {
            moments[witness.name] = signatures.first { $0.key == witness.key }?.seconds
        }
        for group in groups {
            let signed = group.members.compactMap { moments[$0] }.sorted(by: >)
            if signed.count >= group.needed { moments[group.name] = signed[group.needed - 1] }
        }
        return moments
    }
}
