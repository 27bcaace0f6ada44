import HTTPTypes
import Hummingbird
import NIOCore

/// Sends an answer over the socket as the mock decided it: late, whole, cut off, without an end, or not at all.
struct Delivery {
    private static let hugeBytes = 100_000_000

    let status: HTTPResponse.Status
    let type: String
    var headers: [(name: String, value: String)] = []
    /// How long the answer is held back, in milliseconds.
    let delay: Int

    func send(_ answer: MockAnswer, _ context: MockContext) async throws -> Response {
        if delay > 0 { try await Task.sleep(for: .milliseconds(delay)) }
        switch answer {
        case .document(let bytes, let isFault):
            return response(isFault ? .internalServerError : status, ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .cut(let bytes):
            return response(
                status,
                ResponseBody(contentLength: bytes.count) { writer in
                    try await writer.write(ByteBuffer(bytes: bytes.prefix(bytes.count / 2)))
                    throw CancellationError()
                })
        case .huge(let start): return response(status, Self.huge(start))
        case .none:
            try await context.channel.close()
            throw CancellationError()
        }
    }

    private static func huge(_ start: [UInt8]) -> ResponseBody {
        ResponseBody { writer in
            try await writer.write(ByteBuffer(bytes: start))
            let block = ByteBuffer(repeating: 0x20, count: 100_000)
            for _ in 0..<(hugeBytes / 100_000) { try await writer.write(block) }
            try await writer.finish(nil)
        }
    }

    private func response(_ status: HTTPResponse.Status, _ body: ResponseBody) -> Response {
        var fields: HTTPFields = [.contentType: type]
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return Response(status: status, headers: fields, body: body)
    }
}
