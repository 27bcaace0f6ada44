import Core
import MerkleLog

/// One log of a bundle taken apart: leaves, tree, checkpoints, and the lines that open entries.
struct BundleLog {
    struct Leaf: Hashable {
        let entryClass: EntryClass
        let commit: [UInt8]
    }

    let claimed: BundleManifest.Log
    let year: Int
    /// Its own checkpoint, and earlier ones, as notes.
    let head: [UInt8]
    let earlier: [[UInt8]]
    private(set) var leaves: [Leaf] = []
    private(set) var tiles = LogTiles()
    /// In the order of the log.
    private(set) var lines: [BundleEntry] = []
    /// The lines whose payloads are those that the leaves commit to.
    private(set) var sound: Set<Int64> = []
    private(set) var findings: [Finding] = []

    init(_ bundle: LogBundle, _ claimed: BundleManifest.Log) {
        self.claimed = claimed
        year = claimed.year
        head = bundle[claimed.folder + "checkpoint"] ?? []
        let folder = claimed.folder + "checkpoints/"
        earlier = bundle.paths.filter { $0.hasPrefix(folder) }.compactMap { bundle[$0] }
        guard !claimed.isPruned else { return }
        readLeaves(bundle)
        compareTiles(bundle)
        readLines(bundle[claimed.folder + "entries.jsonl"] ?? [])
        for line in lines { open(line) }
    }

    var origin: String { claimed.origin }
    var isPruned: Bool { claimed.isPruned }

    /// The checkpoints of this log that witnesses signed, as its own entries keep them.
    var witnessed: [[UInt8]] {
        lines.filter { sound.contains($0.seq) }.compactMap(\.main)
            .filter { $0["type"]?.string == "checkpointWitnessed" }
            .compactMap { $0["note"]?.string }.filter { $0.hasPrefix(origin + "\n") }.map { Array($0.utf8) }
    }

    /// The entry that opens the log, where it can be read.
    var opening: JSON? {
        guard let line = lines.first, line.seq == 0, sound.contains(0), line.main?["type"] == "logOpened" else {
            return nil
        }
        return line.main
    }

    /// The logs that its entries say were pruned, by how they ended; also where the log that said so first is gone too.
    var prunings: [JSON] {
        lines.filter { sound.contains($0.seq) }.compactMap(\.main).flatMap { main -> [JSON] in
            switch main["type"] {
            case "pruningPerformed", "pruningReplayed": [main["scope"]?["end"]].compactMap { $0 }
            case "carried":
                (main["rows"]?.array ?? []).compactMap { $0["row"]?["pruning"] }
                    .filter { $0["state"] == "performed" }.compactMap { $0["scope"]?["end"] }
            default: []
            }
        }
    }

    /// The keys that its entries rotated to.
    var rotations: [(key: VerifierKey, seq: Int64)] {
        lines.filter { sound.contains($0.seq) }.compactMap { line in
            guard let main = line.main, main["type"] == "keyRotated", main["rotated"] == "log",
                let key = main["verifier"]?.string.flatMap({ try? VerifierKey(text: $0) }), key.kind == .ed25519
            else { return nil }
            return (key, line.seq)
        }
    }

    /// Whether its opening cites how that log ended.
    func continues(_ before: BundleLog) -> Bool {
        opening?["previous"]?.string?.hasPrefix(before.origin + "\n") == true
    }

    func line(_ seq: Int64) -> BundleEntry? { lines.first { $0.seq == seq } }

    private mutating func readLeaves(_ bundle: LogBundle) {
        let size = UInt64(claimed.size)
        for index in 0..<(size + 255) / 256 {
            guard let tile = Tile.at(.entries, index: index, size: size),
                let bytes = bundle[claimed.folder + tile.path],
                let entries = try? EntryBundle(bytes: bytes).entries, entries.count == tile.width
            else {
                find(.entryMissing, "leaves from \(index * 256) on are missing")
                return
            }
            for entry in entries { take(entry) }
        }
    }

    private mutating func take(_ bytes: [UInt8]) {
        let seq = Int64(leaves.count)
        let json = BundleContents.line(bytes)
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
        guard tiles.size == UInt64(claimed.size) else { return }
        for tile in Tile.added(to: tiles.size) where tile.layer != .entries {
            if bundle[claimed.folder + tile.path] != (try? tiles.content(of: tile)) {
                find(.tileChanged, "\(tile.path) does not hold the hashes of the leaves")
            }
        }
    }

    private mutating func readLines(_ bytes: [UInt8]) {
        var last: Int64 = -1
        for text in bytes.split(separator: 0x0A) {
            guard let line = BundleContents.line(text).flatMap(BundleEntry.init(json:)), line.seq > last,
                line.seq < Int64(leaves.count)
            else {
                find(.malformedPayload, "a line of entries.jsonl does not read")
                continue
            }
            last = line.seq
            lines.append(line)
        }
    }

    /// Each opened part is the one that its leaf commits to.
    private mutating func open(_ line: BundleEntry) {
        var isSound = Commitment.entry(parts: line.commitments) == leaves[Int(line.seq)].commit
        if !isSound { find(.entryUnreadable, at: line.seq, "the commitments are not those of the leaf") }
        for part in line.parts
        where Commitment.part(salt: part.salt, payload: part.payload.canonicalBytes) != line.commitments[part.index] {
            isSound = false
            find(.entryUnreadable, at: line.seq, "a payload does not match its commitment")
        }
        if isSound { sound.insert(line.seq) }
    }

    private mutating func find(_ kind: Finding.Kind, at seq: Int64? = nil, _ what: String) {
        findings.append(Finding(kind, position: seq.map { Position(log: year, seq: $0) }, what))
    }
}
