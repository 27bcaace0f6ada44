package import Core

/// One kind of check of a verification: how often it was made, and what it rests on.
package struct VerificationCheck: Hashable, Sendable {
    package let name: String
    package let count: Int
    package let restsOn: String

    init(_ name: String, _ count: Int, _ restsOn: String) {
        self.name = name
        self.count = count
        self.restsOn = restsOn
    }

    package var json: JSON {
        ["check": .string(name), "count": .integer(Int64(count)), "restsOn": .string(restsOn)]
    }
}
