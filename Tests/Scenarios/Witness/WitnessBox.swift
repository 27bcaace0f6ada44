import Core
import Crypto
import Foundation
import MerkleLog
import Wire

/// `sluis ledger witness` as a process, with a log of its own making to sign for.
final class WitnessBox: Sendable {
    let folder: String
    let state: String
    let origin = "log.elders.example/sluis/2026"
    let verifier: VerifierKey
    let port = FreePort.take()
    private let log: SignerKey
    private let client: HTTPClient
    private static let leaves = (0..<2000).map { TreeHash.leaf(Array("entry \($0)".utf8)) }
    private static let hashes = MemoryHashes(leaves: leaves)
    private static let forked = MemoryHashes(leaves: leaves.map { TreeHash.node($0, $0) })

    /// - Parameters:
    ///   - state: Where the state lies, when not in the box's own folder.
    ///   - log: The key of a log that it signs for, beside that of its own.
    init(state: String? = nil, log other: VerifierKey? = nil) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/sluis-witness-" + UUID().uuidString
        self.state = (state ?? folder) + "/state"
        log = try SignerKey(name: origin, seed: [UInt8](repeating: 2, count: 32))
        client = try HTTPClient(maximumConnections: 8)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let made = try await Binary.run(["key", "witness", "witness.example", "witness.key"], in: folder)
        verifier = try VerifierKey(text: made.output.trimmingCharacters(in: .newlines))
        let known = [log.verifier, other].compactMap { $0 }.map { "log \($0.text)\n" }
        try (known.joined() + "quorum none\n").write(toFile: folder + "/logs", atomically: true, encoding: .utf8)
        let settings = """
            environment: mock
            listen: {host: 127.0.0.1, port: 1}
            publicURL: http://127.0.0.1:1
            mappings: mappings
            keys: keys
            sources: {}
            controllers: []
            witness:
              listen: {host: 127.0.0.1, port: \(port)}
              key: witness.key
              state: \(self.state)
              marker: marker
              logs: logs

            """
        try settings.write(toFile: folder + "/sluis.yaml", atomically: true, encoding: .utf8)
    }

    var url: String { "http://127.0.0.1:\(port)" }

    func start(_ arguments: [String] = []) async throws -> Child {
        let child = try Child(
            [Binary.path, "ledger", "witness", "--settings", folder + "/sluis.yaml"] + arguments, in: folder,
            name: "witness-" + UUID().uuidString)
        for _ in 0..<20_000 where child.isRunning {
            if try await send(.get, "/") == 404 { return child }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw TownError("no witness came up: " + child.text(child.errors) + child.text(child.output))
    }

    func end() {
        client.shutdown()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The answer to a checkpoint; `nil` where none came.
    func add(_ old: UInt64, _ size: UInt64, fork: Bool = false) async throws -> HTTPResponse? {
        let source = fork ? Self.forked : Self.hashes
        let proof = old > 0 && old < size ? try ConsistencyProof(from: old, to: size, source: source).hashes : []
        let note = try Checkpoint(origin: origin, size: size, root: source.root(size: size)).signed(by: log)
        return try? await client.send(
            HTTPRequest(
                method: .post, url: url + "/add-checkpoint",
                body: AddCheckpoint(old: old, proof: proof, note: note).bytes,
                limits: HTTPLimits(totalMilliseconds: 5_000)))
    }

    /// Whether an answer is a signature over the checkpoint of this size.
    func isSigned(_ answer: HTTPResponse?, _ size: UInt64) throws -> Bool {
        guard let answer, answer.status == 200 else { return false }
        let text = try Checkpoint(origin: origin, size: size, root: Self.hashes.root(size: size)).text
        let note = try SignedNote(text: text, signatures: NoteSignature.answers(answer.body))
        guard case .verified = note.verify(by: [verifier]) else { return false }
        return true
    }

    /// The size that the witness says that it signed.
    func size() async throws -> UInt64 {
        let hash = Hex.encode(SHA256.hash(data: Array(origin.utf8)))
        let answer = try await client.send(
            HTTPRequest(method: .get, url: url + "/\(hash)/checkpoint", limits: HTTPLimits()))
        guard answer.status == 200 else { return 0 }
        return try Checkpoint(text: SignedNote(parsing: answer.body).text).size
    }

    private func send(_ method: HTTPRequest.Method, _ path: String) async throws -> Int? {
        let request = HTTPRequest(
            method: method, url: url + path, limits: HTTPLimits(connectMilliseconds: 500, totalMilliseconds: 2_000))
        return try? await client.send(request).status
    }
}
