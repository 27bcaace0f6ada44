package import Core
package import Wire

/// Keys for the mock sources and for a gateway that speaks to them, made on the spot by an authority of their own.
///
/// In one folder: `authority.pem`, `sources.pem` and `.key` for the mock, `gateway.pem` and `.key` for its caller. They
/// last a month and are worth nothing elsewhere.
package struct MockKeys: Sendable {
    /// Who vouches for both sides.
    package let anchors: TrustAnchors
    package let sources: TLSIdentity
    package let gateway: TLSIdentity

    /// Makes the keys and writes them; the folder must be there.
    package static func make(in folder: String, now: Instant) throws(WireError) -> MockKeys {
        let begin = now.adding(days: -1)
        let end = now.adding(days: 30)
        let maker = try CertificateMaker(name: "Sluis mock authority", from: begin, until: end)
        let server = try maker.issue(
            .server(hosts: ["localhost", "127.0.0.1"]), name: "Sluis mock sources", from: begin, until: end)
        let client = try maker.issue(.client, name: "Sluis gateway", from: begin, until: end)
        return MockKeys(
            anchors: try maker.authority.writeAnchor(to: folder, name: "authority"),
            sources: try server.write(to: folder, name: "sources"),
            gateway: try client.write(to: folder, name: "gateway"))
    }

    /// What the mock demands with these keys: TLS with a client certificate, and envelopes signed by the gateway's key.
    ///
    /// MAGDA's endpoint wants its profile, the KSZ's the federal one.
    package func security(
        transport: Bool = true, clientCertificate: Bool = true, signatures: Bool = true
    ) throws(WireError) -> MockSecurity {
        var security = MockSecurity.none
        if transport {
            security.transport = MockTransport(identity: sources, clients: clientCertificate ? anchors : nil)
        }
        if signatures {
            security.magda = try guarding(.magda)
            security.ksz = try guarding(.federal)
        }
        return security
    }

    private func guarding(_ profile: SignatureProfile) throws(WireError) -> EnvelopeGuard {
        EnvelopeGuard(
            verifier: try EnvelopeVerifier(profile: profile, trust: anchors),
            signer: EnvelopeSigner(profile: profile, identity: try SigningIdentity(sources)))
    }
}
