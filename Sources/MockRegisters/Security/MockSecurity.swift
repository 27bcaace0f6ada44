/// What the mock demands of a connection and of an envelope; nothing, unless it is told to.
package struct MockSecurity: Sendable {
    package static let none = MockSecurity()

    package var transport: MockTransport?
    package var magda: EnvelopeGuard?
    package var ksz: EnvelopeGuard?

    package init(transport: MockTransport? = nil, magda: EnvelopeGuard? = nil, ksz: EnvelopeGuard? = nil) {
        self.transport = transport
        self.magda = magda
        self.ksz = ksz
    }
}
