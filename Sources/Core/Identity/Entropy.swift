/// Where random bytes come from: the system's generator, or a seeded one in tests.
///
/// Always handed in, never global.
package struct Entropy: Sendable {
    private let source: @Sendable (Int) -> [UInt8]

    package init(_ source: @escaping @Sendable (Int) -> [UInt8]) {
        self.source = source
    }

    package func bytes(_ count: Int) -> [UInt8] { source(count) }

    /// The kernel's generator.
    ///
    package static let system = Entropy { count in
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        while bytes.count < count {
            var word = generator.next()
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
