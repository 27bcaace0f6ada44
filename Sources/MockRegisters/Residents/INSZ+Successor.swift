import Core

extension INSZ {
    /// Another test number with the same birthday and sex, as a corrected number has: the serial is two higher.
    var successor: INSZ? {
        let digits = revealedDigits
        guard let first9 = Int(digits.prefix(9)) else { return nil }
        let serial = first9 % 1000
        let next = first9 - serial + (serial + 2 <= 998 ? serial + 2 : serial - 2)
        let check = 97 - (bornSince2000 ? 2_000_000_000 + next : next) % 97
        let text = String(next)
        let padded = String(repeating: "0", count: 9 - text.utf8.count) + text
        return INSZ(padded + String(check + 100).dropFirst())
    }
}
