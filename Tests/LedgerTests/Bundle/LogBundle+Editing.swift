import Core
import Crypto
import Ledger
import MerkleLog

/// What a forger does to a bundle; the manifest is put right afterwards, so that deeper checks must find it.
extension LogBundle {
    static let entries = "2026/entries.jsonl"

    func resealed() throws -> LogBundle {
        var bundle = self
        var manifest = try manifest()
        manifest["files"] = .object(
            files.filter { $0.key != "manifest.json" }
                .mapValues { .string(Hex.encode(SHA256.hash(data: $0))) })
        bundle["manifest.json"] = JSON.object(manifest).canonicalBytes + [0x0A]
        return bundle
    }

    func manifest() throws -> [String: JSON] {
        try JSON(parsing: Array((self["manifest.json"] ?? []).dropLast())).object ?? [:]
    }

    mutating func count(_ name: String, _ change: Int64) throws {
        var manifest = try manifest()
        var logs = manifest["logs"]?.array ?? []
        var log = logs.last?.object ?? [:]
        var counts = log["counts"]?.object ?? [:]
        counts[name] = .integer((counts[name]?.integer ?? 0) + change)
        log["counts"] = .object(counts)
        logs[logs.count - 1] = .object(log)
        manifest["logs"] = .array(logs)
        self["manifest.json"] = JSON.object(manifest).canonicalBytes + [0x0A]
    }

    /// Changes the line that opens an entry.
    mutating func edit(_ seq: Int, _ change: (inout [String: JSON]) -> Void) throws {
        var lines = try lines()
        for (index, line) in lines.enumerated() where line["seq"]?.integer == Int64(seq) {
            var members = line.object ?? [:]
            change(&members)
            lines[index] = .object(members)
        }
        self[Self.entries] = lines.flatMap { $0.canonicalBytes + [0x0A] }
    }

    func lines() throws -> [JSON] {
        try (self[Self.entries] ?? []).split(separator: 0x0A).map { try JSON(parsing: Array($0)) }
    }

    /// The opened payloads of an entry, by the place of the part.
    func payloads(_ seq: Int) throws -> [JSON] {
        let line = try lines().first { $0["seq"]?.integer == Int64(seq) }
        return (line?["parts"]?.array ?? []).compactMap { $0["payload"] }
    }

    mutating func editLeaves(_ change: (inout [[UInt8]]) -> Void) throws {
        let path = files.keys.first { $0.hasPrefix("2026/tile/entries/") } ?? ""
        var leaves = try EntryBundle(bytes: self[path] ?? []).entries
        change(&leaves)
        self[path] = try EntryBundle(leaves).bytes
    }
}

extension JSON {
    /// An array of objects with one member of the first put otherwise.
    func changingFirst(_ name: String, to value: JSON) -> JSON {
        var items = array ?? []
        if var first = items.first?.object {
            first[name] = value
            items[0] = .object(first)
        }
        return .array(items)
    }
}
