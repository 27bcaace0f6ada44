/// A client of the token endpoint, with the public key that was registered for it.
package struct TokenClient: Hashable, Sendable {
    package let id: String
    /// RSA, in PEM (SubjectPublicKeyInfo).
    package let publicKey: String

    package init(id: String, publicKey: String) {
        self.id = id
        self.publicKey = publicKey
    }
}
