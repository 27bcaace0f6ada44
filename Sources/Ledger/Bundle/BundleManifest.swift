import Core

/// What a bundle says of itself; nothing in it is believed before it is compared.
struct BundleManifest: Hashable, Sendable {
    static let path = "manifest.json"

    var origin: String
    var controller: String
    var size: Int64
    var made: Instant
    /// What was asked to be opened, without the person.
    var scope: JSON
    var read = 0
    var erased = 0
    var withheld = 0
    /// SHA-256 of each other file, hexadecimal.
    var files: [String: String] = [:]

    var json: JSON {
        [
            "controller": .string(controller),
            "counts": [
                "erased": .integer(Int64(erased)), "read": .integer(Int64(read)),
                "withheld": .integer(Int64(withheld)),
            ],
            "files": .object(files.mapValues { .string($0) }), "made": .string(made.rfc3339),
            "origin": .string(origin), "scope": scope, "size": .integer(size), "v": 1,
        ]
    }
}

extension BundleManifest {
    init?(json: JSON?) {
        guard let json, json["v"]?.integer == 1, let origin = json["origin"]?.string,
            let controller = json["controller"]?.string, let size = json["size"]?.integer, size >= 0,
            let made = json["made"]?.string.flatMap({ Instant(rfc3339: $0) }), let scope = json["scope"],
            let read = json["counts"]?["read"]?.integer, let erased = json["counts"]?["erased"]?.integer,
            let withheld = json["counts"]?["withheld"]?.integer, let files = json["files"]?.object
        else { return nil }
        let hashes = files.compactMapValues(\.string)
        guard hashes.count == files.count else { return nil }
        self.init(
            origin: origin, controller: controller, size: size, made: made, scope: scope, read: Int(read),
            erased: Int(erased), withheld: Int(withheld), files: hashes)
    }
}
