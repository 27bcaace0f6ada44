import Foundation
import Support
import Synchronization

/// A TLS server on 127.0.0.1, in Python: it answers with the name in the client's certificate, the port that the
/// client came from, and whether an earlier TLS session was taken up again.
///
/// Ends with the test that made it, since its input ends then.
final class TLSServer: Sendable {
    private static let script = """
        import http.server, os, socket, socketserver, ssl, sys, threading
        certificate, key, authorities, newest = sys.argv[1:5]
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_GET(self):
                subject = (self.connection.getpeercert() or {}).get("subject", ())
                names = [value for part in subject for kind, value in part if kind == "commonName"]
                text = "%s %d %s" % (names[0] if names else "nobody", self.client_address[1],
                                     self.connection.session_reused)
                self.send_response(200)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())
            def log_message(self, *arguments):
                pass
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        if newest == "1.2":
            context.maximum_version = ssl.TLSVersion.TLSv1_2
        if authorities != "-":
            context.load_verify_locations(authorities)
            context.verify_mode = ssl.CERT_REQUIRED
        class Server(socketserver.ThreadingTCPServer):
            request_queue_size = 128
            def finish_request(self, request, address):
                secure = context.wrap_socket(request, server_side=True, do_handshake_on_connect=False)
                try:
                    secure.do_handshake()
                except ssl.SSLError:
                    # Closed at once, the connection would take the alert along.
                    secure.shutdown(socket.SHUT_WR)
                    while secure.recv(4096):
                        pass
                    return
                Handler(secure, address, self)
            def handle_error(self, request, address):
                pass
        server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        sys.stdin.read()
        os._exit(0)
        """

    let port: Int
    private let input: Mutex<Pipe>

    /// `clients` is the file of the authorities that a client's certificate must come from; without it none is asked.
    init(certificate: String, key: String, clients: String? = nil, newest: String = "1.3") throws {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: Tool.python?.path ?? "")
        process.arguments = ["-c", Self.script, certificate, key, clients ?? "-", newest]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        self.input = Mutex(input)
        var line = ""
        // Line and line end may come apart.
        while !line.hasSuffix("\n") {
            let piece = output.fileHandleForReading.availableData
            guard !piece.isEmpty else { break }
            line += String(decoding: piece, as: UTF8.self)
        }
        guard let port = Int(line.dropLast()) else { throw POSIXError(.EADDRNOTAVAIL) }
        self.port = port
    }

    deinit { input.withLock { try? $0.fileHandleForWriting.close() } }

    var url: String { "https://127.0.0.1:\(port)/" }
}
