/// How long and how large one exchange may be.
package struct HTTPLimits: Hashable, Sendable {
    /// Until the connection stands, TLS included.
    package var connectMilliseconds: Int
    /// Until the answer is complete, waiting for a free connection included.
    package var totalMilliseconds: Int
    package var maximumBodyBytes: Int

    package init(
        connectMilliseconds: Int = 3_000, totalMilliseconds: Int = 10_000, maximumBodyBytes: Int = 4 << 20
    ) {
        self.connectMilliseconds = connectMilliseconds
        self.totalMilliseconds = totalMilliseconds
        self.maximumBodyBytes = maximumBodyBytes
    }
}
