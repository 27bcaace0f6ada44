/// A complete answer, whatever its status: a redirect is an answer like any other.
package struct HTTPResponse: Sendable {
    package let status: Int
    /// As they came, in order.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    /// The first header of that name; names are compared without regard to ASCII case.
    package func header(_ name: String) -> String? {
        headers.first { Self.matches($0.name, name) }?.value
    }

    private static func matches(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8) { lowered($0) == lowered($1) }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
