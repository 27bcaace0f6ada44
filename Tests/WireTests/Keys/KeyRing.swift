import Core
import Foundation
import Wire

/// Keys that the tests share, since making one takes a while; valid for a year around ``now``.
struct KeyRing {
    static let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1000)
    static let begin = now.adding(days: -1)
    static let end = now.adding(days: 364)
    /// Gone with the process.
    static let shared = Result {
        atexit { KeyRing.forget() }
        return try KeyRing()
    }

    let folder: TemporaryFolder
    let authority: CertificateMaker
    let trust: TrustAnchors
    let strangers: CertificateMaker
    let strangersTrust: TrustAnchors
    /// One whose chain has an authority between, and one straight below the root.
    let signer: TLSIdentity
    let other: TLSIdentity
    let stranger: TLSIdentity
    /// For 127.0.0.1, straight below the root.
    let server: TLSIdentity

    private init() throws {
        folder = try TemporaryFolder()
        authority = try CertificateMaker(name: "Test root", from: Self.begin, until: Self.end)
        trust = try authority.authority.writeAnchor(to: folder.path, name: "root")
        strangers = try CertificateMaker(name: "Other root", from: Self.begin, until: Self.end)
        strangersTrust = try strangers.authority.writeAnchor(to: folder.path, name: "other-root")
        let between = try authority.intermediate(name: "Between", from: Self.begin, until: Self.end)
        signer = try Self.client("signer", of: between, in: folder)
        other = try Self.client("other", of: authority, in: folder)
        stranger = try Self.client("stranger", of: strangers, in: folder)
        server = try authority.issue(.server(hosts: ["127.0.0.1"]), name: "server", from: Self.begin, until: Self.end)
            .write(to: folder.path, name: "server")
    }

    private static func forget() {
        if let ring = try? shared.get() { ring.folder.remove() }
    }

    private static func client(_ name: String, of maker: CertificateMaker, in folder: TemporaryFolder) throws
        -> TLSIdentity
    {
        try maker.issue(.client, name: name, from: begin, until: end).write(to: folder.path, name: name)
    }
}
