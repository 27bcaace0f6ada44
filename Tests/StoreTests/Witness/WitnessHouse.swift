import Core
import Crypto
import Doubles
import FoundationEssentials
import MerkleLog
import Store

/// A log of 1,000 leaves and a fork of it, a witness's key, and folders for its state and its marker.
final class WitnessHouse: Sendable {
    let folder: Folder
    let clock = TestClock()
    let origin = "sluis.zonnegem.example/log/2026"
    let key: SignerKey
    let log: SignerKey
    private static let leaves = (0..<1000).map { TreeHash.leaf(Array("entry \($0)".utf8)) }
    private static let hashes = MemoryHashes(leaves: leaves)
    private static let forked = MemoryHashes(leaves: leaves.map { TreeHash.node($0, $0) })

    init() throws {
        folder = try Folder()
        key = try SignerKey(
            name: "witness.example", kind: .cosignature, seed: [UInt8](repeating: 1, count: 32))
        log = try SignerKey(name: origin, seed: [UInt8](repeating: 2, count: 32))
    }

    var originHash: String { Hex.encode(SHA256.hash(data: Array(origin.utf8))) }

    func store(
        _ state: String = "state", marker: String = "marker", points: @escaping CommitPoint.Handler = { _ in }
    ) throws -> WitnessStore {
        try WitnessStore.open(folder: folder.path(state), marker: folder.path(marker), points: points)
    }

    func witness(_ store: WitnessStore) throws -> Witness {
        try Witness(key: key, logs: [KnownLog(key: log.verifier)], storage: store, clock: clock.wall)
    }

    func open() throws -> Witness { try witness(try store()) }

    func note(_ size: UInt64, fork: Bool = false) throws -> SignedNote {
        let root = try (fork ? Self.forked : Self.hashes).root(size: size)
        return try Checkpoint(origin: origin, size: size, root: root).signed(by: log)
    }

    func proof(_ old: UInt64, _ size: UInt64, fork: Bool = false) throws -> [Hash] {
        guard old > 0, old < size else { return [] }
        return try ConsistencyProof(from: old, to: size, source: fork ? Self.forked : Self.hashes).hashes
    }

    func request(_ old: UInt64, _ size: UInt64, fork: Bool = false) throws -> [UInt8] {
        AddCheckpoint(
            old: old, proof: try proof(old, size, fork: fork), note: try note(size, fork: fork)
        ).bytes
    }

    /// The same with a text changed.
    func request(_ old: UInt64, _ size: UInt64, _ from: String, _ to: String) throws -> [UInt8] {
        Array(String(decoding: try request(old, size), as: UTF8.self).replacing(from, with: to).utf8)
    }
}
