/// The number of a public body, enterprise or association in the KBO: ten digits, first 0 or 1, last two the check
/// `97 − (first 8 mod 97)`.
package struct EnterpriseNumber: Hashable, Sendable {
    package let digits: String

    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[0] <= 0x31, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let number = UInt64(text), 97 - (number / 100) % 97 == number % 100
        else { return nil }
        digits = text
    }
}
