/// The numbers of a tree as texts carry them.
package enum TreeSize {
    /// A log has fewer than 2^63 leaves, so that a proof has at most 63 hashes and a size fits a signed integer.
    package static let limit = UInt64(Int64.max)

    /// Decimal digits without sign or leading zeros, up to ``limit``.
    static func parse(_ text: some StringProtocol) -> UInt64? {
        let digits = Array(text.utf8)
        guard let first = digits.first, digits.count <= 19, first != 0x30 || digits.count == 1 else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + UInt64(digit - 0x30)
        }
        return value <= limit ? value : nil
    }
}
