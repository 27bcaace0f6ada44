import Core
import MerkleLog

/// The keys that signed the logs of a bundle, and from which of them on its own entries tell the next.
struct BundleKeys {
    private struct Step {
        let signer: SignerKey
        /// The entry that rotated to it; `nil` for the first, and where the entry is gone with its year.
        let rotation: Position?
    }

    /// Oldest first.
    private let steps: [Step]
    /// Of the logs that can be read.
    private let sizes: [Int: UInt64]
    /// The key that the earliest log in the bundle that can be read was opened under.
    let known: VerifierKey

    init(journal: Journal, logs: [BundleWriter.Log], origin: String) async throws(LedgerError) {
        let signers = try journal.keys.controllerKeys.everySigner(of: origin)
        var rotations: [[UInt8]: Position] = [:]
        if signers.count > 1 {
            for entry in try await journal.storage.entries(
                EntryQuery(outcome: KeyRotation.Key.log.rawValue, types: [.keyRotated], limit: 1000))
            {
                guard case .keyRotated(let rotation)? = Event(parts: try await journal.open(entry))?.act,
                    let key = rotation.verifier.flatMap({ try? VerifierKey(text: $0) })
                else { continue }
                rotations[key.publicKey] = entry.position
            }
        }
        let steps = signers.map { Step(signer: $0, rotation: rotations[$0.verifier.publicKey]) }
        let readable = logs.filter { !$0.isPruned }
        var first = steps.count - 1
        if let earliest = readable.first?.start {
            let later = steps.firstIndex { step in step.rotation.map { $0 >= earliest } ?? false }
            first = later.map { max(0, $0 - 1) } ?? first
        }
        self.steps = steps
        sizes = Dictionary(uniqueKeysWithValues: readable.map { ($0.year, $0.head.size) })
        known = steps[first].signer.verifier
    }

    /// As the manifest lists them.
    var listed: [BundleManifest.Key] {
        steps.map { step in
            BundleManifest.Key(verifier: step.signer.verifier.text, rotation: step.rotation.flatMap { shown($0) })
        }
    }

    /// The entries of a log that rotated to another key, with the signers before and after, under the log's name.
    func rotations(in log: BundleWriter.Log) -> [(seq: Int64, signers: (former: SignerKey, next: SignerKey))] {
        zip(steps, steps.dropFirst()).compactMap { before, step in
            guard let rotation = step.rotation.flatMap({ shown($0) }), rotation.log == log.year,
                let former = try? before.signer.named(log.head.origin),
                let next = try? step.signer.named(log.head.origin)
            else { return nil }
            return (rotation.seq, (former, next))
        }
    }

    private func shown(_ rotation: Position) -> Position? {
        UInt64(rotation.seq) < sizes[rotation.log] ?? 0 ? rotation : nil
    }
}
