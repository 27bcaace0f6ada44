package import Core
package import MerkleLog
internal import Synchronization

/// Brings the checkpoints of a log to its witnesses, and keeps in the log who signed.
///
/// With a quorum of signatures, the controller cannot show one history to one and another to the next without a witness
/// that lies too.
package final class WitnessRounds: Sendable {
    /// The newest checkpoint that had its quorum.
    package struct Standing: Hashable, Sendable {
        /// With all signatures, as it is handed out.
        package let note: SignedNote
        /// When the oldest signature that counts was set.
        package let since: Instant
    }

    private struct State {
        var standing: Standing?
        /// The last note that each witness signed, by the policy's name for it.
        var last: [String: SignedNote] = [:]
        var failures: [String: String]?
    }

    private let journal: Journal
    private let text: String
    private let policy: WitnessPolicy
    private let endpoint: any WitnessEndpoint
    private let state = Mutex(State())

    /// - Parameter text: The policy file, as it is.
    /// - Throws: `malformedPolicy`, with the line and what to do.
    package init(journal: Journal, policy text: String, endpoint: any WitnessEndpoint) throws(MerkleLogError) {
        policy = try WitnessPolicy(text: text)
        self.journal = journal
        self.text = text
        self.endpoint = endpoint
    }

    package var standing: Standing? { state.withLock { $0.standing } }

    /// Whether the quorum is older than that, or was never there.
    package func isStale(after milliseconds: Int64) -> Bool {
        guard policy.quorum != nil else { return false }
        return standing.map { journal.clock.now.milliseconds - $0.since.milliseconds > milliseconds } ?? true
    }

    /// At start: records the policy where it is another than before, and takes up where the last run ended.
    package func begin() async throws(LedgerError) {
        try await Self.record(policy: text, in: journal)
        guard let entry = try await journal.storage.entries(EntryQuery(types: [.checkpointWitnessed], limit: 1)).first,
            case .checkpointWitnessed(let round)? = Event(parts: try await journal.open(entry))?.act,
            let note = try? SignedNote(parsing: Array(round.note.utf8))
        else { return }
        take(note)
    }

    /// Records what the policy is from now on, unless it is what it was; `nil` where no witness is asked.
    package static func record(policy text: String?, in journal: Journal) async throws(LedgerError) {
        var known: String?
        if let entry = try await journal.storage.entries(EntryQuery(types: [.policyChanged], limit: 1)).first,
            case .policyChanged(let change)? = Event(parts: try await journal.open(entry))?.act
        {
            known = change.text
        }
        if text != known { _ = try await journal.record(.policyChanged(PolicyChange(text: text))) }
    }

    /// Asks every witness to sign the newest checkpoint; true where a quorum did.
    ///
    /// A round without a quorum is an entry too, unless the round before failed in the same way.
    package func round() async throws(LedgerError) -> Bool {
        let note: SignedNote
        do {
            note = try SignedNote(parsing: Array(try await journal.storage.checkpoint().utf8))
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(.unreadable, "the newest checkpoint does not read")
        }
        let outcomes = await submit(note)
        var signed = note
        var failures: [String: String] = [:]
        for (name, outcome) in outcomes {
            switch outcome {
            case .signed(let signature): signed = (try? signed.adding(signature)) ?? signed
            case .failed(let failure): failures[name] = failure.rawValue
            }
        }
        let isQuorum = take(signed)
        let isNews = state.withLock { state in
            defer { state.failures = isQuorum ? nil : failures }
            return isQuorum || state.failures != failures
        }
        guard isNews else { return false }
        _ = try await journal.record(
            .checkpointWitnessed(
                CheckpointWitnessing(
                    note: String(decoding: signed.bytes, as: UTF8.self), policy: PolicyChange.hash(text),
                    isQuorum: isQuorum, failed: failures)))
        return isQuorum
    }

    /// Sorted by name, so that a note reads the same whoever answered first.
    private func submit(_ note: SignedNote) async -> [(String, Submission.Outcome)] {
        let last = state.withLock { $0.last }
        let size = (try? Checkpoint(text: note.text))?.size ?? 0
        let storage = journal.storage
        return await withTaskGroup(of: (String, Submission.Outcome).self) { group in
            for witness in policy.witnesses {
                guard let submission = Submission(to: witness, by: endpoint) else { continue }
                let known = last[witness.name]
                group.addTask {
                    let outcome = try? await submission.submit(note, last: known) { earlier in
                        try await storage.consistencyProof(from: earlier, to: size).hashes
                    }
                    return (witness.name, outcome ?? .failed(.refused))
                }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
        }
    }

    /// Remembers who signed; true where the quorum did.
    @discardableResult
    private func take(_ note: SignedNote) -> Bool {
        let origin = (try? Checkpoint(text: note.text))?.origin ?? journal.storage.origin
        let verdict = policy.open(note, log: try? journal.keys.controllerKeys.verifier(of: origin))
        return state.withLock { state in
            for witness in policy.witnesses where isSigned(note, by: witness.key) { state.last[witness.name] = note }
            guard case .accepted(_, _, let since?) = verdict else { return policy.quorum == nil }
            let moment = Instant(milliseconds: Int64(clamping: min(since, 1 << 50)) * 1000)
            state.standing = Standing(note: note, since: moment)
            return true
        }
    }

    private func isSigned(_ note: SignedNote, by key: VerifierKey) -> Bool {
        guard case .verified = note.verify(by: [key]) else { return false }
        return true
    }
}
