import HTTPTypes
import Hummingbird
import NIOCore

/// The form in which a request comes: media types, size.
enum RequestForm {
    static func check(_ headers: HTTPFields, for route: Route) throws(Problem) {
        if let accepted = headers[.accept], !route.answerTypes.contains(where: { accepts(accepted, $0) }) {
            throw Problem.notAcceptable(route.answerTypes.joined(separator: ", "))
        }
        guard let types = route.bodyTypes else { return }
        guard let sent = headers[.contentType], types.contains(mediaType(sent[...])), headers[.contentEncoding] == nil
        else { throw Problem.unsupportedMediaType(types.joined(separator: " or ")) }
        if route.takesList { return try checkList(headers) }
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > ServerSettings.bodyLimit {
            throw Problem.payloadTooLarge
        }
    }

    /// A list says how long it is: a connection that breaks off would look like the end of one that does not.
    private static func checkList(_ headers: HTTPFields) throws(Problem) {
        guard let length = headers[.contentLength].flatMap({ Int($0) }) else { throw Problem.lengthRequired }
        if length > ServerSettings.listLimit { throw Problem.listTooLarge }
    }

    /// The first of these media types that the header takes; the first of all where there is no header.
    static func answerType(_ headers: HTTPFields, of types: [String]) -> String? {
        guard let accepted = headers[.accept] else { return types.first }
        return types.first { accepts(accepted, $0) }
    }

    static func body(_ request: Request, for route: Route) async throws(Problem) -> [UInt8] {
        guard route.bodyTypes != nil, !route.takesList else { return [] }
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
    static func mediaType(_ text: Substring) -> String {
        let bare = text.prefix { $0 != ";" }
        return String(decoding: bare.utf8.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self).lowercased()
    }
}
