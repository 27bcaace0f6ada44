import Core
import FoundationEssentials
import Hummingbird
import NIOCore

/// The login's own pages and keys; its token endpoint is the one of the REST sources.
struct LoginRoutes: Sendable {
    let folder: String
    let tokens: TokenDesk
    let clock: @Sendable () -> Instant

    func add(to router: Router<MockContext>) {
        router.get("op/v1/auth") { request, _ in
            guard let question = question(Array((request.uri.query ?? "").utf8)) else {
                return Response(status: .badRequest)
            }
            return try page(question)
        }
        router.post("op/v1/auth") { request, _ in
            let body = try await request.body.collect(upTo: 65_536)
            let form = Form(Array(body.readableBytesView))
            guard let question = question(Array(body.readableBytesView)), let login = form["login"],
                try officers().contains(where: { $0.login == login })
            else { return Response(status: .badRequest) }
            let address = tokens.login.signIn(login, question, now: clock())
            return Response(status: .seeOther, headers: [.location: address])
        }
        router.get("op/v1/keys") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: tokens.login.keys.canonicalBytes)))
        }
    }

    private func question(_ fields: [UInt8]) -> LoginQuestion? {
        LoginQuestion(Form(fields)).flatMap { tokens.knows($0.clientID) ? $0 : nil }
    }

    /// No file, nobody to sign in.
    private func officers() throws(MockRegistersError) -> [MockOfficer] {
        guard let data = FileManager.default.contents(atPath: folder + "/officers.yaml") else { return [] }
        return try MockOfficer.list(
            text: String(decoding: data, as: UTF8.self), today: BelgianCalendar.date(at: clock()))
    }

    private func page(_ question: LoginQuestion) throws(MockRegistersError) -> Response {
        let page = LoginPage(question: question, officers: try officers()).text
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }
}
