import MerkleLog

/// Keys and notes to test with.
enum Notes {
    /// Published with Go's note package, `golang.org/x/mod/sumdb/note`.
    static let peterText =
        "If you think cryptography is the answer to your problem,\n"
        + "then you don't know what your problem is.\n"
    static let peterPublic = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let peterPrivate = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let peterLine =
        "\u{2014} PeterNeumann "
        + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

    static func key(_ name: String, _ kind: SignatureKind = .ed25519, seed: UInt8 = 1) throws -> SignerKey {
        try SignerKey(name: name, kind: kind, seed: [UInt8](repeating: seed, count: 32))
    }

    static func parse(_ text: String) throws(MerkleLogError) -> SignedNote {
        try SignedNote(parsing: Array(text.utf8))
    }
}

extension SignedNote {
    /// The note as one reads it.
    var printed: String { String(decoding: bytes, as: UTF8.self) }
}
