package import Core
package import MerkleLog

/// How the log of an earlier year ended: what a pruning of it must name.
package struct LogEnd: Hashable, Sendable {
    package let origin: String
    package let year: Int
    package let size: UInt64
    package let root: Hash

    package init(origin: String, year: Int, size: UInt64, root: Hash) {
        self.origin = origin
        self.year = year
        self.size = size
        self.root = root
    }

    package init(_ closed: ClosedLog, origin: String) {
        self.init(origin: origin, year: closed.year, size: closed.size, root: closed.root)
    }

    package var json: JSON {
        [
            "log": .integer(Int64(year)), "origin": .string(origin), "root": .string(root.base64),
            "size": .integer(Int64(size)),
        ]
    }

    package init?(json: JSON?) {
        guard let json, let origin = json["origin"]?.string, let year = json["log"]?.integer,
            let size = json["size"]?.integer.flatMap({ UInt64(exactly: $0) }),
            let root = json["root"]?.string.flatMap({ Base64.decode($0) }).flatMap({ Hash(bytes: $0) })
        else { return nil }
        self.init(origin: origin, year: Int(year), size: size, root: root)
    }
}
