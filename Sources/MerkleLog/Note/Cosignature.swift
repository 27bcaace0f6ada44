/// The signature of a witness: when it saw a checkpoint, and Ed25519 over both (C2SP tlog-cosignature, type 0x04).
package struct Cosignature: Hashable, Sendable {
    /// Seconds since 1970.
    package let seconds: UInt64
    package let signature: [UInt8]

    /// Refuses a time beyond a signed integer and a signature that is not 64 bytes.
    init?(seconds: UInt64, signature: [UInt8]) {
        guard seconds <= UInt64(Int64.max), signature.count == 64 else { return nil }
        self.seconds = seconds
        self.signature = signature
    }

    /// The time in eight big-endian bytes, then the signature.
    init?(bytes: [UInt8]) {
        var iterator = bytes.makeIterator()
        guard let seconds = iterator.word() else { return nil }
        self.init(seconds: seconds, signature: Array(bytes.dropFirst(8)))
    }

    var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: seconds >> UInt64(56 - 8 * $0)) } + signature
    }

    /// What is signed: a header, the time, and the whole text of the note.
    static func message(_ text: String, seconds: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
    }
}
