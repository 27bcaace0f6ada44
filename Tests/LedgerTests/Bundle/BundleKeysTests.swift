import Core
import Doubles
import Ledger
import MerkleLog
import Testing

@Suite("A key that replaced another is believed by the entry that says so, and by nothing else")
struct BundleKeysTests {
    /// A log whose key is replaced so many times in a year, and once in the next where there is one.
    private func log(rotations: Int, nextYear: Bool = false) async throws -> (log: ForgedLog, keys: [VerifierKey]) {
        let log = try await ForgedLog.opened()
        var keys = [log.keys.controllerKeys.signer.verifier]
        func rotate() async throws {
            try await log.append(log.acts.disclosure(.random(log.entropy)))
            try await log.rotate()
            keys.append(log.keys.controllerKeys.signer.verifier)
            try await log.append(log.acts.disclosure(.random(log.entropy)))
        }
        for _ in 0..<rotations { try await rotate() }
        if nextYear {
            try await log.turn()
            try await rotate()
        }
        return (log, keys)
    }

    private func bundle(_ log: ForgedLog, _ logs: BundleScope.Logs = .all) async throws -> LogBundle {
        try await BundleWriter(journal: log.journal).bundle(BundleScope(logs: logs, staff: true))
    }

    @Test("whichever key the auditor has, and also none", arguments: [0, 1, 2, 3], [false, true])
    func rotated(rotations: Int, nextYear: Bool) async throws {
        let (log, keys) = try await log(rotations: rotations, nextYear: nextYear)
        let all = try await bundle(log)
        #expect(try all.manifest()["keys"]?.array?.count == keys.count)
        for key in keys.map(Optional.some) + [nil] { try BothVerifiers.expect(all, [], key: key) }
        try BothVerifiers.expect(try await bundle(log, .current), [])
        let tiles = try await BundleWriter(journal: log.journal).bundle(BundleScope(logs: .all, nothing: true))
        let verification = try BothVerifiers.expect(tiles, [])
        #expect(verification.opened == rotations + (nextYear ? 3 : 0))
        #expect(!tiles.files.values.contains { String(decoding: $0, as: UTF8.self).contains(SampleController.officer) })
    }

    @Test("a checkpoint from before the rotation still binds")
    func earlier() async throws {
        let (log, keys) = try await log(rotations: 1)
        let early = try await ForgedLog.opened().checkpoint()
        try BothVerifiers.expect(try await bundle(log), [], key: keys[0], against: [early])
        try BothVerifiers.expect(try await bundle(log), [], key: keys[1], against: [early])
    }

    @Test("a key that was smuggled into the manifest, and one that signs too")
    func smuggled() async throws {
        let (log, keys) = try await log(rotations: 1)
        let forger = try SignerKey(name: keys[0].name, seed: [UInt8](repeating: 9, count: 32))
        for rotation in [JSON.object([:]), ["log": 2026, "seq": 6]] {
            var bundle = try await bundle(log)
            var manifest = try bundle.manifest()
            var listed: [String: JSON] = ["verifier": .string(forger.verifier.text)]
            listed.merge(rotation.object ?? [:]) { $1 }
            manifest["keys"] = .array((manifest["keys"]?.array ?? []) + [.object(listed)])
            bundle["manifest.json"] = JSON.object(manifest).canonicalBytes + [0x0A]
            try BothVerifiers.expect(bundle, [.keyNotRotated], key: keys[0])
            let note = try SignedNote(parsing: bundle["2026/checkpoint"] ?? [])
            bundle["2026/checkpoint"] = try Checkpoint(text: note.text).signed(by: forger).bytes
            try BothVerifiers.expect(
                try bundle.resealed(), [.keyNotRotated, .checkpointNotOurs], key: keys[0])
        }
    }

    @Test("a rotation that is not shown, not covered, or edited is none")
    func broken() async throws {
        let (log, keys) = try await log(rotations: 2)
        let good = try await bundle(log)
        let place = try #require(log.entries.first { $0.type == .keyRotated }).position.seq
        var bundle = good
        let lines = try good.lines().filter { $0["seq"]?.integer != place }
        bundle[LogBundle.entries] = lines.flatMap { $0.canonicalBytes + [0x0A] }
        try BothVerifiers.expect(
            try bundle.resealed(), [.keyNotRotated, .checkpointNotOurs, .miscounted], key: keys[0])
        bundle = good
        bundle["2026/checkpoints/\(place + 1)"] = nil
        try BothVerifiers.expect(try bundle.resealed(), [.keyNotRotated, .checkpointNotOurs], key: keys[0])
        bundle = good
        let forger = try SignerKey(name: keys[0].name, seed: [UInt8](repeating: 9, count: 32)).verifier.text
        try bundle.edit(Int(place)) { line in
            let payload = line["parts"]?.array?.first?["payload"]?.object ?? [:]
            line["parts"] = line["parts"]?.changingFirst(
                "payload", to: .object(payload.merging(["verifier": .string(forger)]) { $1 }))
        }
        try BothVerifiers.expect(
            try bundle.resealed(), [.keyNotRotated, .checkpointNotOurs, .entryUnreadable], key: keys[0])
    }

    @Test("the key of another controller")
    func others() async throws {
        let (log, keys) = try await log(rotations: 0)
        let other = try VerifierKey(
            name: "log.example/elsewhere/2026", kind: .ed25519, publicKey: keys[0].publicKey)
        try BothVerifiers.expect(try await bundle(log), [.checkpointNotOurs], key: other)
    }
}
