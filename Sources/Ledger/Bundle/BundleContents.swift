import Core
import Crypto

/// A bundle taken apart: its manifest, and log by log what stands in it; what does not hold together is noted.
struct BundleContents {
    let manifest: BundleManifest
    /// Oldest first.
    let logs: [BundleLog]
    private(set) var findings: [Finding] = []

    /// `nil` without a manifest that reads.
    init?(_ bundle: LogBundle) {
        guard let bytes = bundle[BundleManifest.path], let json = Self.line(bytes.dropLast()), bytes.last == 0x0A,
            let manifest = BundleManifest(json: json)
        else { return nil }
        self.manifest = manifest
        logs = manifest.logs.map { BundleLog(bundle, $0) }
        compare(bundle)
        findings += logs.flatMap(\.findings)
    }

    /// Whether the log of the year in which the bundle was made is there: what is said of a log may stand in a later one.
    var reachesNow: Bool { Int(manifest.made.rfc3339.prefix(4)).map { $0 <= logs.last?.year ?? 0 } ?? true }

    subscript(year: Int) -> BundleLog? { logs.first { $0.year == year } }

    /// The log whose checkpoint this note says that it is.
    func log(of note: [UInt8]) -> BundleLog? {
        let line = String(decoding: note.prefix { $0 != 0x0A }, as: UTF8.self)
        return logs.first { $0.origin == line }
    }

    /// One line of canonical JSON (RFC 8785); another spelling of the same is none.
    static func line(_ bytes: some Collection<UInt8>) -> JSON? {
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
                findings.append(Finding(.manifestBroken, "\(path) is not the file that the manifest lists"))
                continue
            }
        }
    }
}
