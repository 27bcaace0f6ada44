import Core
import HTTPTypes
package import Hummingbird
import MerkleLog
import NIOCore

/// `POST /add-checkpoint`, and `GET /<SHA-256 of a log's name>/checkpoint`: what we signed of it last.
///
/// Open to everyone: a request counts by the log's own signature, and what we signed is public.
package struct WitnessResponder: HTTPResponder {
    let witness: Witness

    package func respond(to request: Request, context: GatewayContext) async throws -> Response {
        let path = request.head.path ?? "/"
        switch (request.method, path) {
        case (.post, "/add-checkpoint"): return await add(request)
        case (.get, _): return await latest(path)
        default: return Self.text(404, "not found\n")
        }
    }

    private func add(_ request: Request) async -> Response {
        guard let buffer = try? await request.body.collect(upTo: ServerSettings.bodyLimit) else {
            return Self.text(413, "at most \(ServerSettings.bodyLimit) bytes\n")
        }
        switch await witness.add(Array(buffer.readableBytesView)) {
        case .cosigned(let signature): return Self.text(200, signature.answer)
        case .malformed: return Self.text(400, "this is no add-checkpoint of C2SP tlog-witness\n")
        case .unknownKey: return Self.text(403, "not signed by a key that is known of this log\n")
        case .unknownLog: return Self.text(404, "this log is not known here\n")
        case .conflict(let size): return Self.text(409, "\(size)\n", type: "text/x.tlog.size")
        case .proofFails: return Self.text(422, "the checkpoint does not follow from the one that was signed\n")
        case .inDoubt:
            return Self.text(503, "this witness may have lost signatures; its operator must confirm its state\n")
        case .unavailable: return Self.text(503, "nothing can be kept, so nothing is signed\n")
        }
    }

    private func latest(_ path: String) async -> Response {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count == 3, segments[2] == "checkpoint", segments[1].utf8.count == 64 else {
            return Self.text(404, "not found\n")
        }
        do {
            guard let note = try await witness.latest(hash: String(segments[1])) else {
                return Self.text(404, "this log is not known here\n")
            }
            return Self.text(200, String(decoding: note.bytes, as: UTF8.self))
        } catch {
            return Self.text(503, "nothing can be read\n")
        }
    }

    private static func text(_ status: Int, _ text: String, type: String = "text/plain; charset=utf-8") -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        if status == 413 { headers[.connection] = "close" }
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
