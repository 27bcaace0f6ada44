/// The codes that an attribute may have, with labels of our own: labels in the sources are not to be trusted.
package struct CodeList: Hashable, Sendable {
    package let name: String
    /// The URI of the concept scheme.
    package let system: String
    /// The Dutch label by code; empty where the list is open, such as the municipalities.
    package let labels: [String: String]
    /// For an open list: how many digits a code has.
    package let digits: Int?
    /// For an open list: the numbers it lies in.
    package let range: ClosedRange<Int>?

    /// Whether a code is of this list.
    ///
    /// One that is not is passed on as it stands, and flagged.
    package func contains(_ code: String) -> Bool {
        if labels[code] != nil { return true }
        guard let digits, code.utf8.count == digits, code.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let number = Int(code)
        else { return false }
        return range?.contains(number) ?? true
    }

    package func label(_ code: String) -> String? { labels[code] }
}
