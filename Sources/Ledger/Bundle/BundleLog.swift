import Core
import Crypto
import MerkleLog

/// A bundle taken apart: leaves, tree, and the lines that open entries; what does not hold together is noted.
struct BundleLog {
    struct Leaf: Hashable {
        let entryClass: EntryClass
        let commit: [UInt8]
    }

    let manifest: BundleManifest
    private(set) var leaves: [Leaf] = []
    private(set) var tiles = LogTiles()
    /// In the order of the log.
    private(set) var lines: [BundleEntry] = []
    private(set) var findings: [Finding] = []

    /// The checkpoints of this log that witnesses signed, as its own entries keep them.
    var witnessed: [[UInt8]] {
        lines.compactMap(\.main).filter { $0["type"]?.string == "checkpointWitnessed" }
            .compactMap { $0["note"]?.string }.filter { $0.hasPrefix(manifest.origin + "\n") }.map { Array($0.utf8) }
    }

    /// `nil` without a manifest that reads.
    init?(_ bundle: LogBundle) {
        guard let bytes = bundle[BundleManifest.path], let json = BundleLog.line(bytes.dropLast()),
            bytes.last == 0x0A, let manifest = BundleManifest(json: json)
        else { return nil }
        self.manifest = manifest
        compare(bundle)
        readLeaves(bundle)
        compareTiles(bundle)
        readLines(bundle["entries.jsonl"] ?? [])
    }

    /// One line of canonical JSON (RFC 8785); another spelling of the same is none.
    private static func line(_ bytes: some Collection<UInt8>) -> JSON? {
        let bytes = Array(bytes)
        guard let json = try? JSON(parsing: bytes), json.canonicalBytes == bytes else { return nil }
        return json
    }

    private mutating func compare(_ bundle: LogBundle) {
        let found = Set(bundle.files.keys).subtracting([BundleManifest.path])
        for path in found.union(manifest.files.keys).sorted() {
            guard let bytes = bundle[path], let hash = manifest.files[path],
                Hex.encode(SHA256.hash(data: bytes)) == hash
            else {
                find(.manifestBroken, "\(path) is not the file that the manifest lists")
                continue
            }
        }
    }

    private mutating func readLeaves(_ bundle: LogBundle) {
        let count = (UInt64(manifest.size) + 255) / 256
        for index in 0..<count {
            guard let tile = Tile.at(.entries, index: index, size: UInt64(manifest.size)),
                let bytes = bundle[tile.path], let entries = try? EntryBundle(bytes: bytes).entries,
                entries.count == tile.width
            else {
                find(.entryMissing, "leaves from \(index * 256) on are missing")
                return
            }
            for entry in entries { take(entry) }
        }
    }

    private mutating func take(_ bytes: [UInt8]) {
        let seq = Int64(leaves.count)
        let json = Self.line(bytes)
        let commit = json?["commit"]?.string.flatMap(Base64.decode) ?? []
        let entryClass = json?["class"]?.string.flatMap { EntryClass(rawValue: $0) }
        if json?.members?.count != 4 || json?["v"]?.integer != 1 || json?["seq"]?.integer != seq || commit.count != 32
            || entryClass == nil
        {
            find(.malformedLeaf, at: seq, "the leaf has another form or another place")
        }
        leaves.append(Leaf(entryClass: entryClass ?? .access, commit: commit))
        tiles.append(bytes)
    }

    private mutating func compareTiles(_ bundle: LogBundle) {
        guard tiles.size == UInt64(manifest.size) else { return }
        for tile in Tile.added(to: tiles.size) where tile.layer != .entries {
            if bundle[tile.path] != (try? tiles.content(of: tile)) {
                find(.tileChanged, "\(tile.path) does not hold the hashes of the leaves")
            }
        }
    }

    private mutating func readLines(_ bytes: [UInt8]) {
        var last: Int64 = -1
        for text in bytes.split(separator: 0x0A) {
            guard let line = Self.line(text).flatMap(BundleEntry.init(json:)), line.seq > last,
                line.seq < Int64(leaves.count)
            else {
                find(.malformedPayload, "a line of entries.jsonl does not read")
                continue
            }
            last = line.seq
            lines.append(line)
        }
    }

    private mutating func find(_ kind: Finding.Kind, at seq: Int64? = nil, _ what: String) {
        let year = manifest.origin.split(separator: "/").last.flatMap { Int($0) } ?? 0
        findings.append(Finding(kind, position: seq.map { Position(log: year, seq: $0) }, what))
    }
}
