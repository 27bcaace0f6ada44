import HummingbirdCore
import HummingbirdTLS
import NIOSSL
import Wire

extension MockTransport {
    /// A server that speaks TLS, and refuses a caller who shows no certificate where one is demanded.
    func server() throws -> HTTPServerBuilder {
        let chain = try NIOSSLCertificate.fromPEMFile(identity.certificate).map {
            NIOSSLCertificateSource.certificate($0)
        }
        let privateKey = try NIOSSLPrivateKey(file: identity.key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        if let clients {
            configuration.certificateVerification = .noHostnameVerification
            configuration.trustRoots = .file(clients.file)
        }
        return try .tls(tlsConfiguration: configuration)
    }
}
