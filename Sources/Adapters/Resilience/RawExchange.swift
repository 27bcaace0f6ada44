package import Core

/// A question and its answer as they went over the wire; headers, which hold keys and tokens, are left out.
package struct RawExchange: Hashable, Sendable {
    package let method: String
    package let address: Redacted<String>
    package let request: Redacted<[UInt8]>
    /// `nil` where no answer came.
    package let status: Int?
    package let answer: Redacted<[UInt8]>
    /// Why no answer came.
    package let failure: String?
}
