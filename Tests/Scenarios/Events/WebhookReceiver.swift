import Core
import Foundation
import Support
import Wire

/// A receiver of webhooks over TLS, in Python, as a town hall's own system would be: it writes down what comes, and
/// behaves as a file says (`hang`, `move`, `take`).
struct WebhookReceiver {
    struct Post: Sendable {
        let headers: [String: String]
        let body: String

        var id: String { headers["webhook-id"] ?? "" }
        var json: JSON? { try? JSON(parsing: Array(body.utf8)) }
    }

    private static let script = """
        import http.server, json, os, socketserver, ssl, sys, threading, time
        folder, port, certificate, key = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
        lock = threading.Lock()
        def note(name, line):
            with lock, open(folder + "/" + name, "a") as file:
                file.write(line + "\\n")
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                headers = {name.lower(): value for name, value in self.headers.items()}
                note("posts", json.dumps({"path": self.path, "headers": headers, "body": body}))
                mode = open(folder + "/mode").read()
                while mode == "hang":
                    time.sleep(0.05)
                self.send_response(307 if mode == "move" else 204)
                if mode == "move":
                    self.send_header("Location", "https://127.0.0.1:%d/elsewhere" % port)
                self.send_header("Content-Length", "0")
                self.end_headers()
            def log_message(self, *arguments):
                pass
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            def finish_request(self, request, address):
                note("connections", "one")
                Handler(context.wrap_socket(request, server_side=True), address, self)
            def handle_error(self, request, address):
                pass
        server = Server(("127.0.0.1", port), Handler)
        note("ready", "yes")
        server.serve_forever()
        """

    private let folder: String
    let url: String
    /// The settings that trust it, below the town's folder.
    let trust = "receiver/root.pem"

    init(_ town: Town, mode: String) async throws {
        folder = town.folder + "/receiver"
        try town.write(mode, to: "receiver/mode")
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1_000)
        let maker = try CertificateMaker(name: "Receivers", from: now.adding(days: -1), until: now.adding(days: 9))
        _ = try maker.authority.writeAnchor(to: folder, name: "root")
        let server = try maker.issue(
            .server(hosts: ["127.0.0.1"]), name: "receiver", from: now.adding(days: -1), until: now.adding(days: 9)
        ).write(to: folder, name: "receiver")
        let port = FreePort.take()
        url = "https://127.0.0.1:\(port)/in"
        let python = Tool.python?.path ?? ""
        let child = try town.start(
            [python, "-c", Self.script, folder, "\(port)", server.certificate, server.key], name: "receiver")
        while child.isRunning, lines("ready").isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        guard child.isRunning else { throw TownError("no receiver: " + child.text(child.errors)) }
    }

    func behave(_ mode: String, in town: Town) throws { try town.write(mode, to: "receiver/mode") }

    var connections: Int { lines("connections").count }

    var posts: [Post] {
        lines("posts").compactMap { line in
            guard let json = try? JSON(parsing: Array(line.utf8)), let body = json["body"]?.string else { return nil }
            let headers = (json["headers"]?.object ?? [:]).compactMapValues(\.string)
            return Post(headers: headers, body: body)
        }
    }

    /// Waits until so many have come.
    func posts(_ count: Int) async throws -> [Post] {
        while posts.count < count { try await Task.sleep(for: .milliseconds(20)) }
        return posts
    }

    private func lines(_ name: String) -> [Substring] {
        String(decoding: FileManager.default.contents(atPath: folder + "/" + name) ?? Data(), as: UTF8.self)
            .split(separator: "\n")
    }
}
