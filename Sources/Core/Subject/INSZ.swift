/// A national number (INSZ): Rijksregister, bis or test number, valid by its check digits.
///
/// It is a secret (law 6): the type prints as a placeholder, has no `Codable`, and gives its digits only when asked by
/// name. Check digits: `97 − (first 9 mod 97)`, for births from 2000 on with a 2 in front; the one that matches tells
/// the century. Check values run from 01 to 97.
package struct INSZ: Hashable, Sendable {
    /// The eleven digits as one number: 3 % of the size of a string in the maps that hold many.
    private let number: UInt64
    /// Whether the check digits say that the person was born in or after 2000.
    package let bornSince2000: Bool

    /// Accepts exactly eleven ASCII digits with valid check digits; separators are the caller's to strip.
    package init?(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    package init?(utf8 bytes: [UInt8]) {
        guard bytes.count == 11 else { return nil }
        var value: UInt64 = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + UInt64(byte - 0x30)
        }
        self.init(number: value)
    }

    private init?(number: UInt64) {
        let first9 = number / 100
        let check = number % 100
        guard check >= 1, check <= 97 else { return nil }
        if 97 - first9 % 97 == check {
            bornSince2000 = false
        } else if 97 - (2_000_000_000 + first9) % 97 == check {
            bornSince2000 = true
        } else {
            return nil
        }
        guard Self.monthField(number) <= 72, Self.calendarMonth(number) <= 12 else { return nil }
        self.number = number
    }

    private static func monthField(_ number: UInt64) -> Int { Int(number / 10_000_000 % 100) }

    /// The month of birth without the mark of its series: bis numbers add 20 or 40, test numbers 60.
    private static func calendarMonth(_ number: UInt64) -> Int { monthField(number) % 20 }

    /// Test numbers have the month of birth + 60 (FIELD 1.7); the environment `mock` accepts no other.
    package var isTestNumber: Bool { (60...72).contains(Self.monthField(number)) }

    /// Bis numbers are for people outside the Rijksregister: month + 20 (sex unknown then) or + 40.
    package var isBisNumber: Bool {
        (20...32).contains(Self.monthField(number)) || (40...52).contains(Self.monthField(number))
    }

    /// The date of birth that the digits tell; month and day may be unknown.
    package var birthDate: PartialDate {
        let year = Int(number / 1_000_000_000) + (bornSince2000 ? 2000 : 1900)
        let month = Self.calendarMonth(number)
        let day = Int(number / 100_000 % 100)
        return PartialDate(year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    }

    /// The digits, for a sealed payload, a keyed hash, a request body or a call to a source; nowhere else.
    package var revealedDigits: String {
        let digits = String(number)
        return String(repeating: "0", count: 11 - digits.utf8.count) + digits
    }
}

extension INSZ: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "INSZ(•••)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
