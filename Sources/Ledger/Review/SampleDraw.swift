package import Core
import Crypto

/// The draw of a sample, as anyone can do it over: entries in the order of SHA-256("sluis-sample-v1" 00, root, id), the
/// first `count` of them.
package enum SampleDraw {
    package static func draw(_ count: Int, from entries: [Identifier], root: [UInt8]) -> [Identifier] {
        let prefix = Array("sluis-sample-v1".utf8) + [0] + root
        let ranked = entries.map { id in (rank: Array(SHA256.hash(data: prefix + id.bytes)), id: id) }
        return ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.prefix(count).map(\.id)
    }
}
