import Core
import Doubles
import Ledger
import MerkleLog
import Testing

@Suite("A bundle is held to a policy: those whose signatures are needed signed its newest log")
struct BundlePolicyTests {
    private static let witnesses: [SignerKey] = [1, 2, 3].compactMap { number in
        try? SignerKey(
            name: "witness\(number).example", kind: .cosignature, seed: [UInt8](repeating: number, count: 32))
    }

    private static func policy(_ needed: String, log: VerifierKey? = nil) -> String {
        let lines = witnesses.prefix(2).enumerated().map { "witness w\($0 + 1) \($1.verifier.text)" }
        return ((log.map { ["log \($0.text)"] } ?? []) + lines + ["group all \(needed) w1 w2", "quorum all", ""])
            .joined(separator: "\n")
    }

    /// The log's checkpoint with the signatures of these witnesses.
    private func note(_ log: ForgedLog, _ numbers: [Int]) async throws -> String {
        var note = try SignedNote(parsing: Array(try await log.checkpoint().utf8))
        for number in numbers {
            note = try note.adding(Self.witnesses[number - 1].cosign(note.text, seconds: 1_700_000_000))
        }
        return String(decoding: note.bytes, as: UTF8.self)
    }

    private func bundle(_ log: ForgedLog) async throws -> LogBundle {
        try await BundleWriter(journal: log.journal).bundle(BundleScope(logs: .all, staff: true))
    }

    @Test("a quorum that is met, one that is not, and a witness that nobody named", arguments: [true, false])
    func quorum(isKept: Bool) async throws {
        let rows: [(signed: [Int], needed: String, isMet: Bool)] = [
            ([1, 2], "all", true), ([1], "all", false), ([1], "any", true), ([2], "1", true), ([3], "any", false),
            ([1, 3], "2", false), ([], "any", false),
        ]
        for row in rows {
            let log = try await ForgedLog.opened()
            let signed = try await note(log, row.signed)
            // In an entry of the log, or in the auditor's hand.
            if isKept {
                try await log.append(
                    .checkpointWitnessed(
                        CheckpointWitnessing(note: signed, policy: "", isQuorum: row.isMet, failed: [:])))
            }
            try BothVerifiers.expect(
                try await bundle(log), row.isMet ? [] : [.cosignaturesMissing], against: isKept ? [] : [signed],
                policy: Self.policy(row.needed))
        }
    }

    @Test("a policy that names another log, or none")
    func logs() async throws {
        let log = try await ForgedLog.opened()
        let signed = try await note(log, [1, 2])
        let own = log.keys.controllerKeys.signer.verifier
        let other = try VerifierKey(name: "log.example/elsewhere/2026", kind: .ed25519, publicKey: own.publicKey)
        let bundle = try await bundle(log)
        try BothVerifiers.expect(bundle, [], against: [signed], policy: Self.policy("all", log: own))
        try BothVerifiers.expect(
            bundle, [.cosignaturesMissing], against: [signed], policy: Self.policy("all", log: other))
        try BothVerifiers.expect(bundle, [], policy: "quorum none\n")
    }

    @Test("signatures of the year before do not speak for the new one")
    func yearBefore() async throws {
        let log = try await ForgedLog.opened()
        let before = try await note(log, [1, 2])
        try await log.turn()
        let policy = Self.policy("all")
        try BothVerifiers.expect(
            try await bundle(log), [.cosignaturesMissing], against: [before], policy: policy)
        let after = try await note(log, [1, 2])
        try BothVerifiers.expect(try await bundle(log), [], against: [before, after], policy: policy)
    }

    @Test(
        "a policy that does not read is no policy",
        arguments: ["", "quorum w1\n", "witness w1 nonsense\nquorum w1\n", "group g all w1\nquorum g\n", "what\n"])
    func malformed(_ text: String) async throws {
        #expect(throws: MerkleLogError.self) { try WitnessPolicy(text: text) }
        let log = try await ForgedLog.opened()
        #expect(try Outsider.kinds(try await bundle(log), policy: text) == nil)
    }
}
