internal import Core

extension Hash: CustomStringConvertible {
    package var description: String { Hex.encode(bytes) }

    /// Padded base64, as checkpoints and proofs write a hash.
    package var base64: String { Base64.encode(bytes) }

    /// Reads what ``base64`` writes; another spelling of the same bytes is refused.
    package init?(base64 text: some StringProtocol) {
        guard let bytes = Base64.canonical(text) else { return nil }
        self.init(bytes: bytes)
    }
}

extension Base64 {
    /// The bytes of a text that is their one padded spelling: no line breaks, no stray bits in the last character.
    static func canonical(_ text: some StringProtocol) -> [UInt8]? {
        let text = String(text)
        guard let bytes = decode(text), encode(bytes).utf8.elementsEqual(text.utf8) else { return nil }
        return bytes
    }
}
