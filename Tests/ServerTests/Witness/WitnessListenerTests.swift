import Core
import Crypto
import Doubles
import HTTPTypes
import Hummingbird
import Logging
import MerkleLog
import NIOCore
import Server
import Testing

@Suite("A witness answers over HTTP as C2SP tlog-witness says")
struct WitnessListenerTests {
    static let log = "log.example/2026"

    @Test("signed, and then to be read under the hash of the log's name")
    func signed() async throws {
        let house = try WitnessDesk()
        let answer = try await house.add(0, 3)
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "text/plain; charset=utf-8")
        let lines = try NoteSignature.answers(Array(answer.text.utf8))
        let note = try house.note(3).adding(try #require(lines.first))
        guard case .verified = note.verify(by: [house.key.verifier]) else {
            Issue.record("the signature does not hold")
            return
        }
        let hash = Hex.encode(SHA256.hash(data: Array(Self.log.utf8)))
        let latest = try await house.send("GET", "/\(hash)/checkpoint")
        #expect(latest.status == 200)
        #expect(latest.text == String(decoding: note.bytes, as: UTF8.self))
        for path in ["/", "/\(hash)", "/\(hash.uppercased())/checkpoint", "/\(hash)/checkpoint/", "/x/checkpoint"] {
            #expect(try await house.send("GET", path).status == 404, "\(path)")
        }
    }

    @Test("a conflict tells the size, and nothing else, in a type of its own")
    func conflict() async throws {
        let house = try WitnessDesk()
        #expect(try await house.add(0, 3).status == 200)
        let answer = try await house.add(0, 4)
        #expect(answer.status == 409)
        #expect(answer.header("Content-Type") == "text/x.tlog.size")
        #expect(answer.text == "3\n")
    }

    @Test("each refusal has its status")
    func refusals() async throws {
        let house = try WitnessDesk()
        #expect(try await house.send("POST", "/add-checkpoint", Array("x".utf8)).status == 400)
        let stranger = try SignerKey(name: Self.log, seed: [UInt8](repeating: 8, count: 32))
        let unknown = AddCheckpoint(old: 0, proof: [], note: try SignedNote(house.note(3).text, signedBy: stranger))
        #expect(try await house.send("POST", "/add-checkpoint", unknown.bytes).status == 403)
        let other = try Checkpoint(origin: "other", size: 0, root: TreeHash.empty).signed(by: stranger)
        let elsewhere = AddCheckpoint(old: 0, proof: [], note: other).bytes
        #expect(try await house.send("POST", "/add-checkpoint", elsewhere).status == 404)
        let proof = AddCheckpoint(old: 0, proof: [TreeHash.empty], note: try house.note(3)).bytes
        #expect(try await house.send("POST", "/add-checkpoint", proof).status == 422)
        #expect(try await house.send("POST", "/add-checkpoint", [UInt8](repeating: 65, count: 70_000)).status == 413)
        #expect(try await house.send("POST", "/", []).status == 404)
        #expect(try await house.send("DELETE", "/add-checkpoint", []).status == 404)
        house.storage.fill(true)
        let full = try await house.add(0, 3)
        #expect(full.status == 503)
        #expect(!full.text.contains("\u{2014}"))
        house.storage.fill(false)
        #expect(try await house.add(0, 3).status == 200)
    }
}

/// A witness of one log of four entries, asked without a socket.
struct WitnessDesk: Sendable {
    let key: SignerKey
    let storage = MemoryWitness()
    private let log: SignerKey
    private let responder: WitnessResponder
    private static let hashes = MemoryHashes(leaves: (0..<4).map { TreeHash.leaf([UInt8($0)]) })

    init() throws {
        key = try SignerKey(name: "witness.example", kind: .cosignature, seed: [UInt8](repeating: 1, count: 32))
        log = try SignerKey(name: WitnessListenerTests.log, seed: [UInt8](repeating: 2, count: 32))
        let witness = try Witness(
            key: key, logs: [KnownLog(key: log.verifier)], storage: storage, clock: TestClock().wall)
        let listener = WitnessListener(witness: witness, host: "127.0.0.1", port: 0, logger: Logger(label: "test"))
        responder = listener.responder
    }

    func note(_ size: UInt64) throws -> SignedNote {
        let root = try Self.hashes.root(size: size)
        return try Checkpoint(origin: WitnessListenerTests.log, size: size, root: root).signed(by: log)
    }

    func send(_ method: String, _ path: String, _ body: [UInt8] = []) async throws -> Answer {
        try await responder.answer(method, path, body: body)
    }

    func add(_ old: UInt64, _ size: UInt64) async throws -> Answer {
        let proof = old == 0 ? [] : try ConsistencyProof(from: old, to: size, source: Self.hashes).hashes
        return try await send(
            "POST", "/add-checkpoint", AddCheckpoint(old: old, proof: proof, note: try note(size)).bytes)
    }
}
