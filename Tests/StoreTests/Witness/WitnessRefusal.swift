import Core
import MerkleLog
import Testing

/// A request that a witness that has signed size 5 refuses.
struct WitnessRefusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let expected: WitnessReply
    let body: @Sendable (WitnessHouse) throws -> [UInt8]

    private init(
        _ description: String, _ expected: WitnessReply, _ body: @escaping @Sendable (WitnessHouse) throws -> [UInt8]
    ) {
        testDescription = description
        self.expected = expected
        self.body = body
    }

    static let all: [WitnessRefusal] = [
        WitnessRefusal("nothing", .malformed) { _ in [] },
        WitnessRefusal("no old size", .malformed) { Array(try $0.request(5, 9).dropFirst(4)) },
        WitnessRefusal("an old size with a leading zero", .malformed) { try $0.request(5, 9, "old 5\n", "old 05\n") },
        WitnessRefusal("lines that end with carriage returns", .malformed) {
            try $0.request(5, 9, "old 5\n", "old 5\r\n")
        },
        WitnessRefusal("a proof line that is no hash", .malformed) { try $0.request(5, 9, "old 5\n", "old 5\nAAAA\n") },
        WitnessRefusal("64 proof lines", .malformed) { house in
            let hash = TreeHash.empty
            return AddCheckpoint(old: 5, proof: [Hash](repeating: hash, count: 64), note: try house.note(9)).bytes
        },
        WitnessRefusal("a note without a checkpoint", .malformed) { house in
            let note = try SignedNote("no checkpoint\n", signedBy: house.log)
            return AddCheckpoint(old: 5, proof: [], note: note).bytes
        },
        WitnessRefusal("a smaller size", .malformed) { house in
            AddCheckpoint(old: 5, proof: [], note: try house.note(4)).bytes
        },
        WitnessRefusal("a smaller size, with an old size to match", .conflict(size: 5)) { try $0.request(3, 4) },
        WitnessRefusal("another old size", .conflict(size: 5)) { try $0.request(4, 9) },
        WitnessRefusal("an old size of none", .conflict(size: 5)) { try $0.request(0, 9) },
        WitnessRefusal("another root of the size that was signed", .conflict(size: 5)) {
            try $0.request(5, 5, fork: true)
        },
        WitnessRefusal("a history that does not hold the one that was signed", .proofFails) {
            try $0.request(5, 9, fork: true)
        },
        WitnessRefusal("the right tree without its proof", .proofFails) { house in
            AddCheckpoint(old: 5, proof: [], note: try house.note(9)).bytes
        },
        WitnessRefusal("a hash too many", .proofFails) { house in
            let proof = try house.proof(5, 9) + [TreeHash.empty]
            return AddCheckpoint(old: 5, proof: proof, note: try house.note(9)).bytes
        },
        WitnessRefusal("a proof where the size is the same", .proofFails) { house in
            AddCheckpoint(old: 5, proof: [TreeHash.empty], note: try house.note(5)).bytes
        },
        WitnessRefusal("a log that is not ours to watch", .unknownLog) { house in
            let key = try SignerKey(name: "other.example/log", seed: [UInt8](repeating: 3, count: 32))
            let checkpoint = try Checkpoint(origin: "other.example/log", size: 9, root: TreeHash.empty)
            return AddCheckpoint(old: 0, proof: [], note: try checkpoint.signed(by: key)).bytes
        },
        WitnessRefusal("another key under the log's name", .unknownKey) { house in
            let key = try SignerKey(name: house.origin, seed: [UInt8](repeating: 3, count: 32))
            let note = try SignedNote(house.note(9).text, signedBy: key)
            return AddCheckpoint(old: 5, proof: try house.proof(5, 9), note: note).bytes
        },
        WitnessRefusal("a signature over another text", .unknownKey) { house in
            let note = try SignedNote(text: house.note(9).text, signatures: house.note(8).signatures)
            return AddCheckpoint(old: 5, proof: try house.proof(5, 9), note: note).bytes
        },
        WitnessRefusal("a forged signature of ours", .unknownKey) { house in
            let signature = try house.key.cosign(house.note(8).text, seconds: 10)
            let note = try house.note(9).adding(signature)
            return AddCheckpoint(old: 5, proof: try house.proof(5, 9), note: note).bytes
        },
    ]
}
