import Core
import MerkleLog

/// The keys by which the logs of a bundle are believed: one that is known, and each later one that an entry under a
/// believed key rotated to.
///
/// A key that merely stands in the manifest proves nothing.
struct BundleTrust {
    /// Raw Ed25519 keys, the known one first, each with the entry that rotated to it.
    private(set) var believed: [(key: [UInt8], rotation: Position?)]
    /// The keys that the manifest names before the known one: what they signed counts where something believed confirms it.
    private let former: [[UInt8]]

    init(known: VerifierKey, listed: [BundleManifest.Key]) {
        believed = [(known.publicKey, nil)]
        let keys = listed.map { (try? VerifierKey(text: $0.verifier))?.publicKey ?? [] }
        former = keys.firstIndex(of: known.publicKey).map { Array(keys[..<$0]) } ?? []
    }

    /// Follows the rotations from key to key; `notes` holds the checkpoints that there are of a log.
    mutating func follow(_ logs: [BundleLog], _ notes: (BundleLog) -> [[UInt8]]) {
        let steps = logs.flatMap { log in log.rotations.map { (log: log, key: $0.key.publicKey, seq: $0.seq) } }
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for step in steps where !believed.contains(where: { $0.key == step.key }) {
                let isCovered = notes(step.log).contains { note in
                    guard let checkpoint = open(note, of: step.log.origin) else { return false }
                    return checkpoint.size > UInt64(step.seq)
                        && step.log.tiles.root(size: checkpoint.size) == checkpoint.root
                }
                guard isCovered else { continue }
                believed.append((step.key, Position(log: step.log.year, seq: step.seq)))
                isGrowing = true
            }
        }
    }

    /// The checkpoint in a note that a believed key signed for a log of this name.
    func open(_ note: [UInt8], of origin: String) -> Checkpoint? { open(note, of: origin, by: believed.map(\.key)) }

    /// The same for a key before the known one.
    func openFormer(_ note: [UInt8], of origin: String) -> Checkpoint? { open(note, of: origin, by: former) }

    /// Whether a key that the manifest lists is one of these, by the entry that it names.
    func knows(_ listed: BundleManifest.Key) -> Bool {
        guard let key = (try? VerifierKey(text: listed.verifier))?.publicKey else { return false }
        if former.contains(key) { return true }
        guard let index = believed.firstIndex(where: { $0.key == key }) else { return false }
        return index == 0 || believed[index].rotation == listed.rotation
    }

    /// The believed keys under the name of a log.
    func verifiers(of origin: String) -> [VerifierKey] {
        believed.compactMap { try? VerifierKey(name: origin, kind: .ed25519, publicKey: $0.key) }
    }

    private func open(_ note: [UInt8], of origin: String, by keys: [[UInt8]]) -> Checkpoint? {
        guard let signed = try? SignedNote(parsing: note) else { return nil }
        let verifiers = keys.compactMap { try? VerifierKey(name: origin, kind: .ed25519, publicKey: $0) }
        return Checkpoint(signed, ofLog: verifiers, origin: origin)
    }
}
