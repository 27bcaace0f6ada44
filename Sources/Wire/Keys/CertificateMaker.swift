import CXMLSec
package import Core

/// An authority of our own that issues certificates for mocks and tests, all with RSA keys of 2048 bits.
///
/// Never for production: the authority's key lies in memory and nothing is revoked. By libcrypto, which is here already
/// for TLS and signatures.
package final class CertificateMaker: Sendable {
    /// Whose certificates are made.
    package enum Role: Sendable {
        /// One that answers under these names or addresses.
        case server(hosts: [String])
        case client
    }

    /// The authority's own.
    package let authority: MadeCertificate
    private let material: KeyMaterial

    /// Makes an authority that signs itself.
    package convenience init(name: String, from begin: Instant, until end: Instant) throws(WireError) {
        let made = try Self.make(nil, CXMLSEC_AUTHORITY, name: name, hosts: nil, from: begin, until: end)
        try self.init(made)
    }

    private init(_ authority: MadeCertificate) throws(WireError) {
        self.authority = authority
        material = try KeyMaterial(certificates: authority.certificate, key: authority.key)
    }

    /// Makes an authority below this one.
    package func intermediate(name: String, from begin: Instant, until end: Instant) throws(WireError)
        -> CertificateMaker
    {
        try CertificateMaker(
            Self.make(material, CXMLSEC_AUTHORITY, name: name, hosts: nil, from: begin, until: end))
    }

    /// Issues a certificate whose subject is the common name alone; fails with `malformedRequest` for a host that is
    /// neither a name nor an address.
    package func issue(_ role: Role, name: String, from begin: Instant, until end: Instant) throws(WireError)
        -> MadeCertificate
    {
        switch role {
        case .client:
            return try Self.make(material, CXMLSEC_CLIENT, name: name, hosts: nil, from: begin, until: end)
        case .server(let hosts):
            let list = try Self.alternativeNames(hosts)
            return try Self.make(material, CXMLSEC_SERVER, name: name, hosts: list, from: begin, until: end)
        }
    }

    /// OpenSSL reads the list as configuration, so that only what names and addresses are made of may stand in it.
    private static func alternativeNames(_ hosts: [String]) throws(WireError) -> String {
        let isPlain = hosts.allSatisfy { host in
            !host.isEmpty
                && host.utf8.allSatisfy { byte in
                    switch byte {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A: true
                    default: false
                    }
                }
        }
        guard isPlain, !hosts.isEmpty else { throw WireError(.malformedRequest) }
        return hosts.map { (isAddress($0) ? "IP:" : "DNS:") + $0 }.joined(separator: ",")
    }

    private static func isAddress(_ host: String) -> Bool {
        host.utf8.contains(0x3A) || host.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
    }

    private static func make(
        _ issuer: KeyMaterial?, _ role: cxmlsec_role, name: String, hosts: String?, from begin: Instant,
        until end: Instant
    ) throws(WireError) -> MadeCertificate {
        guard Libraries.signing else { throw WireError(.unavailable) }
        var certificates = unsafe cxmlsec_bytes()
        var key = unsafe cxmlsec_bytes()
        let isMade = withExtendedLifetime(issuer) {
            unsafe cxmlsec_make(
                issuer?.raw, role, name, hosts, begin.milliseconds / 1000, end.milliseconds / 1000, &certificates,
                &key)
        }
        guard isMade else { throw WireError(.unavailable) }
        defer {
            unsafe cxmlsec_release(certificates)
            unsafe cxmlsec_release(key)
        }
        return unsafe MadeCertificate(certificate: Array(certificates), key: Array(key))
    }
}
