import Core
import Crypto

/// What an outsider is given to check a log without us: files by path, and a manifest that lists them.
///
/// Of each year, `2026/checkpoint` and `2026/tile/…` are C2SP tlog-tiles to the byte, and `2026/entries.jsonl` opens what
/// is in scope: what is not is a leaf. Of a year that was pruned the checkpoint is there alone. `purposes/` and
/// `notices/` hold the bytes that entries cite by hash; `log.vkey` is the public key to begin with.
package struct LogBundle: Sendable {
    package private(set) var files: [String: [UInt8]]

    package init(files: [String: [UInt8]] = [:]) {
        self.files = files
    }

    package subscript(path: String) -> [UInt8]? {
        get { files[path] }
        set { files[path] = newValue }
    }

    /// Paths in order, as a listing or an archive has them.
    package var paths: [String] { files.keys.sorted() }

    /// Puts the manifest in place, over all other files.
    mutating func seal(_ manifest: BundleManifest) {
        var manifest = manifest
        files[BundleManifest.path] = nil
        manifest.files = files.mapValues { Hex.encode(SHA256.hash(data: $0)) }
        files[BundleManifest.path] = manifest.json.canonicalBytes + [0x0A]
    }
}
