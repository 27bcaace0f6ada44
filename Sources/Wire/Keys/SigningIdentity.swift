package import Core

/// The key that signs, and the certificates that go with it; read again when its files change, without a restart.
///
/// Files that do not fit, as when only one of two has been replaced, leave the earlier ones in use.
package final class SigningIdentity: Sendable {
    package let files: TLSIdentity
    private let watched: WatchedFiles<KeyMaterial>

    /// Fails with `fileUnreadable`, `fileNotPrivate`, `notPEM`, `keyMismatch`, `brokenChain` or `keyUnfit`.
    package init(_ files: TLSIdentity) throws(WireError) {
        self.files = files
        watched = try files.watch(signing: true)
    }

    package convenience init(certificate: String, key: String) throws(WireError) {
        try self.init(TLSIdentity(certificate: certificate, key: key))
    }

    /// When the first certificate of the chain expires.
    package var notAfter: Instant { watched.content.notAfter }

    /// Whole days until then, rounded down: negative once it has expired.
    package func daysLeft(at now: Instant) -> Int {
        let left = notAfter.milliseconds - now.milliseconds
        return Int((left < 0 ? left - 86_399_999 : left) / 86_400_000)
    }

    /// What is wrong with the files as they are now, while the earlier ones stay in use.
    package var problem: WireError? { watched.problem }

    var material: KeyMaterial { watched.content }
}
