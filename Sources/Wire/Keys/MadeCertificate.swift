/// A certificate made on the spot, with its chain behind it, and its private key; both in PEM.
package struct MadeCertificate: Sendable {
    package let certificate: [UInt8]
    package let key: [UInt8]

    /// Writes `<name>.pem` and `<name>.key` into a folder, open to their owner only, in the place of what was there.
    package func write(to folder: String, name: String) throws(WireError) -> TLSIdentity {
        let identity = TLSIdentity(certificate: "\(folder)/\(name).pem", key: "\(folder)/\(name).key")
        try KeyFile(path: identity.key, isPrivate: true).write(key)
        try KeyFile(path: identity.certificate, isPrivate: false).write(certificate)
        return identity
    }

    /// Writes `<name>.pem` alone: what those who trust it need.
    package func writeAnchor(to folder: String, name: String) throws(WireError) -> TrustAnchors {
        let file = KeyFile(path: "\(folder)/\(name).pem", isPrivate: false)
        try file.write(certificate)
        return TrustAnchors(file: file.path)
    }
}
