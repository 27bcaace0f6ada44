internal import Core

/// The three fields of a key text, `name+id+base64(type, key)`, checked for form.
struct KeyFields {
    let name: String
    let id: String
    let kind: SignatureKind
    let key: [UInt8]

    init(_ text: Substring) throws(MerkleLogError) {
        let fields = text.utf8.split(separator: 0x2B, maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard fields.count == 3, let blob = Base64.canonical(fields[2]), let type = blob.first else {
            throw MerkleLogError(.malformedKey)
        }
        guard let kind = SignatureKind(rawValue: type) else { throw MerkleLogError(.unsupportedKey) }
        name = fields[0]
        id = fields[1]
        self.kind = kind
        key = Array(blob.dropFirst())
    }
}
