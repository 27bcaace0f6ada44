import HTTPTypes
import Hummingbird
import NIOCore

/// The form in which a request comes: media types, size.
enum RequestForm {
    static func check(_ headers: HTTPFields, for route: Route) throws(Problem) {
        if let accepted = headers[.accept], !route.answerTypes.contains(where: { accepts(accepted, $0) }) {
            throw Problem.notAcceptable(route.answerTypes.joined(separator: ", "))
        }
        guard let type = route.bodyType else { return }
        guard let sent = headers[.contentType], mediaType(sent[...]) == type, headers[.contentEncoding] == nil else {
            throw Problem.unsupportedMediaType(type)
        }
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > ServerSettings.bodyLimit {
            throw Problem.payloadTooLarge
        }
    }

    static func body(_ request: Request, for route: Route) async throws(Problem) -> [UInt8] {
        guard route.bodyType != nil else { return [] }
        do {
            let buffer = try await request.body.collect(upTo: ServerSettings.bodyLimit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem.payloadTooLarge
        } catch let error as HTTPError where error.status == .contentTooLarge {
            throw Problem.payloadTooLarge
        } catch {
            throw Problem.badRequest([Issue(.schemaViolation, nil, "The body did not arrive.")])
        }
    }

    private static func accepts(_ header: String, _ type: String) -> Bool {
        let family = type.prefix { $0 != "/" } + "/*"
        return header.split(separator: ",").contains { range in
            let range = mediaType(range)
            return range == "*/*" || range == family || range == type
        }
    }

    /// Without parameters, in lower case.
    private static func mediaType(_ text: Substring) -> String {
        let bare = text.prefix { $0 != ";" }
        return String(decoding: bare.utf8.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self).lowercased()
    }
}
