import MerkleLog

/// Three witnesses, and checkpoints that some of them signed: the first at 10 s, the second at 20 s, the third at 30 s.
enum Policies {
    static func keys() throws -> [SignerKey] {
        try (1...3).map { try Notes.key("w\($0)", .cosignature, seed: UInt8(10 + $0)) }
    }

    static func policy(_ rule: String) throws -> WitnessPolicy {
        let lines = try keys().map { "witness \($0.verifier.name) \($0.verifier.text) https://\($0.verifier.name)" }
        let log = try Notes.key("log/2026").verifier.text
        return try WitnessPolicy(text: (["log \(log)"] + lines + [rule]).joined(separator: "\n") + "\n")
    }

    static func note(_ signers: [Int], size: Int = 5) throws -> SignedNote {
        let checkpoint = try Checkpoint(origin: "log/2026", size: UInt64(size), root: Trees.roots[size])
        var note = try checkpoint.signed(by: Notes.key("log/2026"))
        for signer in signers {
            note = try note.adding(keys()[signer - 1].cosign(note.text, seconds: UInt64(10 * signer)))
        }
        return note
    }
}
