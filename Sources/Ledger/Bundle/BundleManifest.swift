import Core

/// What a bundle says of itself; nothing in it is believed before it is compared.
struct BundleManifest: Hashable, Sendable {
    static let path = "manifest.json"
    private static let version: Int64 = 2

    /// One log of the bundle, with what is opened of it.
    struct Log: Hashable, Sendable {
        let origin: String
        let size: Int64
        var read = 0
        var erased = 0
        var withheld = 0
        /// Its entries are gone after their term: the last checkpoint is there alone.
        var isPruned = false
    }

    /// A key of the logs, and the entry that rotated to it where that stands in the bundle.
    struct Key: Hashable, Sendable {
        let verifier: String
        let rotation: Position?
    }

    var controller: String
    var made: Instant
    /// What was asked to be opened, without the person.
    var scope: JSON
    /// Oldest first.
    var logs: [Log]
    /// Oldest first.
    var keys: [Key]
    /// SHA-256 of each other file, hexadecimal.
    var files: [String: String] = [:]

    /// The name of the logs without the year.
    var base: String { logs.first.map { $0.base } ?? "" }

    var json: JSON {
        [
            "controller": .string(controller), "files": .object(files.mapValues { .string($0) }),
            "keys": .array(keys.map(\.json)), "logs": .array(logs.map(\.json)), "made": .string(made.rfc3339),
            "scope": scope, "v": .integer(Self.version),
        ]
    }
}

extension BundleManifest {
    /// `nil` unless the logs are of one controller, each of a later year than the one before.
    init?(json: JSON?) {
        guard let json, json["v"]?.integer == Self.version, let controller = json["controller"]?.string,
            let made = json["made"]?.string.flatMap({ Instant(rfc3339: $0) }), let scope = json["scope"],
            let items = json["logs"]?.array, let listed = json["keys"]?.array, let files = json["files"]?.object
        else { return nil }
        let hashes = files.compactMapValues(\.string)
        let logs = items.compactMap(Log.init(json:))
        let keys = listed.compactMap(Key.init(json:))
        guard hashes.count == files.count, logs.count == items.count, keys.count == listed.count, !logs.isEmpty,
            logs.allSatisfy({ $0.base == logs[0].base }), zip(logs, logs.dropFirst()).allSatisfy({ $0.year < $1.year })
        else { return nil }
        self.init(controller: controller, made: made, scope: scope, logs: logs, keys: keys, files: hashes)
    }
}

extension BundleManifest.Log {
    /// Its origin line ends in the year, of four digits.
    var year: Int { Int(origin.suffix(4)) ?? 0 }
    var base: String { String(origin.dropLast(5)) }
    /// Where its files stand.
    var folder: String { "\(origin.suffix(4))/" }

    var json: JSON {
        let counts: JSON = [
            "erased": .integer(Int64(erased)), "read": .integer(Int64(read)), "withheld": .integer(Int64(withheld)),
        ]
        return .compact([
            "counts": isPruned ? nil : counts, "origin": .string(origin), "pruned": isPruned ? true : nil,
            "size": .integer(size),
        ])
    }

    init?(json: JSON) {
        guard let origin = json["origin"]?.string, let size = json["size"]?.integer, size >= 0 else { return nil }
        let tail = Array(origin.utf8.suffix(5))
        guard tail.count == 5, origin.utf8.count > 5, tail[0] == 0x2F,
            tail.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        self.init(origin: origin, size: size, isPruned: json["pruned"]?.boolean == true)
        guard !isPruned else { return }
        guard let read = json["counts"]?["read"]?.integer, let erased = json["counts"]?["erased"]?.integer,
            let withheld = json["counts"]?["withheld"]?.integer
        else { return nil }
        (self.read, self.erased, self.withheld) = (Int(read), Int(erased), Int(withheld))
    }
}

extension BundleManifest.Key {
    var json: JSON {
        .compact([
            "log": rotation.map { .integer(Int64($0.log)) }, "seq": rotation.map { .integer($0.seq) },
            "verifier": .string(verifier),
        ])
    }

    init?(json: JSON) {
        guard let verifier = json["verifier"]?.string else { return nil }
        let place = json["log"]?.integer.flatMap { log in
            json["seq"]?.integer.map { Position(log: Int(log), seq: $0) }
        }
        self.init(verifier: verifier, rotation: place)
    }
}
