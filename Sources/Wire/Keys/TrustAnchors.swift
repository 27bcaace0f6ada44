/// Whom we believe: a PEM file of certificates, of which one must stand at the top of a peer's chain.
///
/// They take the place of the system's authorities. A certificate that is no authority is trusted for itself alone.
package struct TrustAnchors: Hashable, Sendable {
    package let file: String

    package init(file: String) { self.file = file }

    func watch() throws(WireError) -> WatchedFiles<AnchorMaterial> {
        try WatchedFiles([KeyFile(path: file, isPrivate: false)]) { contents throws(WireError) in
            try AnchorMaterial(pem: contents[0])
        }
    }
}
