package import Core

/// A log that was read to its end.
package struct VerifiedLog: Hashable, Sendable {
    package let year: Int
    package let size: UInt64
    /// The root, base64.
    package let root: String

    package var json: JSON { ["year": .integer(Int64(year)), "size": .integer(Int64(size)), "root": .string(root)] }
}
