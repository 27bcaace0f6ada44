package import Core

/// Who we are to a peer: the files of a certificate, with the chain that issued it behind it, and of its private key.
///
/// Both are PEM; the key has no passphrase and is open to its owner only.
package struct TLSIdentity: Hashable, Sendable {
    package let certificate: String
    package let key: String

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// When the first certificate of the chain expires; fails where the files cannot be used.
    package func notAfter() throws(WireError) -> Instant { try watch().content.notAfter }

    func watch(signing: Bool = false) throws(WireError) -> WatchedFiles<KeyMaterial> {
        let files = [KeyFile(path: certificate, isPrivate: false), KeyFile(path: key, isPrivate: true)]
        return try WatchedFiles(files) { contents throws(WireError) in
            let material = try KeyMaterial(certificates: contents[0], key: contents[1])
            guard material.canSign || !signing else { throw WireError(.keyUnfit) }
            return material
        }
    }
}
