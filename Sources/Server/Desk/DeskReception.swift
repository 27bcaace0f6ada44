import Core
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore

/// Receives what a browser asks of the desk: finds the page, sees who sits there and whether they may, reads the form.
struct DeskReception: Sendable {
    let desks: [String: OpenDesk]
    let settings: ServerSettings
    let entrance: Entrance
    let clock: WallClock
    private let cookies: DeskCookie
    private let table = RouteTable(Page.allCases.map { ($0, $0.row.endpoint) })

    init(
        desks: [String: OpenDesk], settings: ServerSettings, login: any LoginProvider, clock: WallClock,
        entropy: Entropy
    ) {
        self.desks = desks
        self.settings = settings
        self.clock = clock
        cookies = DeskCookie(origin: settings.webOrigin)
        entrance = Entrance(
            desks: desks, login: login, visits: Visits(entropy: entropy), publicURL: settings.publicURL, clock: clock,
            entropy: entropy)
    }

    /// Whether a request is for a page.
    static func receives(_ request: Request) -> Bool {
        let path = (request.head.path ?? "/").prefix { $0 != "?" }
        return path == "/desk" || path.hasPrefix("/desk/")
    }

    /// `found` is set as soon as the page is known.
    func answer(_ request: Request, endpoint found: inout Endpoint?) async -> HTTPReply {
        let cookie = cookies.value(in: request.headers)
        let visit = entrance.visits.visit(cookie, now: clock.now)
        var page: Page?
        var reply: HTTPReply
        do throws(PageError) {
            let match = try match(request)
            page = match.page
            found = match.page.row.endpoint
            reply = try await self.reply(to: request, match, visit, cookie)
        } catch {
            reply = self.reply(.document(error.document), status: error.status, page, visit)
            if let allowed = error.allowed { reply.headers[.allow] = allowed }
        }
        protect(&reply)
        return reply
    }

    private func match(_ request: Request) throws(PageError) -> (page: Page, segment: Substring, query: PageFields) {
        let line = (request.head.path ?? "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        switch table.match(request.method, path: line[0]) {
        case .nowhere: throw .notFound
        case .otherMethod(let methods): throw .otherMethod(methods.map(\.rawValue).joined(separator: ", "))
        case .route(let page, let segment):
            guard line.count == 2 else { return (page, segment, .none) }
            guard page.row.endpoint.method == .get, let query = PageFields(Array(line[1].utf8)) else {
                throw .unreadable
            }
            return (page, segment, query)
        }
    }

    private func reply(
        to request: Request, _ match: (page: Page, segment: Substring, query: PageFields), _ visit: Visit?,
        _ cookie: String?
    ) async throws(PageError) -> HTTPReply {
        let page = match.page
        switch (page.row.access, visit) {
        case (.everyone, _): return try await open(page, match.query, visit, cookie)
        case (.identified, .identified(let identity)):
            guard page == .opening else { return reply(.document(EntrancePages.choice(identity)), page, visit) }
            let form = try await form(request, token: identity.formToken)
            let role = identity.seats.first { $0.name == form["seat"] }?.party.row.role
            var reply = reply(.next(Page.first(for: role).address()), page, visit)
            reply.headers[.setCookie] = cookies.setting(try entrance.seat(identity, form, cookie: cookie))
            return reply
        case (.roles(let roles), .seated(let session)):
            guard roles.contains(session.role) else { throw .notYours }
            let isForm = page.row.endpoint.method == .post
            let call = PageCall(
                page: page, session: session, segment: match.segment, query: match.query,
                form: isForm ? try await form(request, token: session.formToken) : .none,
                environment: settings.environment, now: clock.now)
            if page == .signOut { return signedOut(cookie) }
            // A task of its own: when the browser goes away, what was begun is still recorded.
            let result = await Task { () -> Result<PageReply, PageError> in
                do throws(PageError) { return .success(try await page.reply(call)) } catch { return .failure(error) }
            }.value
            return reply(try result.get(), page, visit)
        case (.identified, _), (.roles, _): throw .signedOut
        }
    }

    /// What needs no session.
    private func open(
        _ page: Page, _ query: PageFields, _ visit: Visit?, _ cookie: String?
    ) async throws(PageError) -> HTTPReply {
        switch page {
        case .styles: return HTTPReply(mediaType: "text/css; charset=utf-8", bytes: Array(Stylesheet.text.utf8))
        case .signIn:
            let (address, cookie) = entrance.leave(after: cookie)
            var reply = reply(.next(address), page, nil)
            reply.headers[.setCookie] = cookies.setting(cookie)
            return reply
        case .arrival:
            var reply = reply(.next(Page.choice.address()), page, nil)
            reply.headers[.setCookie] = cookies.setting(try await entrance.arrive(query, as: visit, cookie: cookie))
            return reply
        case .entrance:
            if case .seated(let session) = visit {
                return reply(.next(Page.first(for: session.role).address()), page, visit)
            }
            return reply(.document(EntrancePages.entrance()), page, nil)
        default: throw .notFound
        }
    }

    private func signedOut(_ cookie: String?) -> HTTPReply {
        entrance.visits.end(cookie)
        var reply = reply(.next(Page.entrance.address()), .signOut, nil)
        reply.headers[.setCookie] = cookies.clearing
        return reply
    }

    /// Reads a form that was filled in on a page of this very session.
    private func form(_ request: Request, token: String) async throws(PageError) -> PageFields {
        guard FormOrigin.isOurs(request.headers, origin: settings.webOrigin) else { throw .foreignForm }
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else {
            throw .unreadable
        }
        guard let buffer = try? await request.body.collect(upTo: ServerSettings.bodyLimit) else { throw .tooLarge }
        guard let form = PageFields(Array(buffer.readableBytesView), secret: [PersonField.name]) else {
            throw .unreadable
        }
        guard FormOrigin.fits(form[Field.token], token) else { throw .foreignForm }
        return form
    }

    private func reply(_ reply: PageReply, status: Int? = nil, _ page: Page?, _ visit: Visit?) -> HTTPReply {
        switch reply {
        case .document(let document):
            var session: DeskSession?
            if case .seated(let seated) = visit { session = seated }
            let frame = DeskFrame(environment: settings.environment, now: clock.now, session: session, page: page)
            return HTTPReply(
                status ?? document.status, mediaType: "text/html; charset=utf-8", language: "nl-BE",
                bytes: frame.bytes(document))
        case .next(let address):
            var reply = HTTPReply(303, mediaType: "text/plain; charset=utf-8", language: "nl-BE", bytes: [])
            reply.headers[.location] = address
            return reply
        case .file(let name, let mediaType, let bytes):
            var reply = HTTPReply(mediaType: mediaType, language: "nl-BE", bytes: bytes)
            reply.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
            return reply
        }
    }

    /// What a browser may do with a page: nothing from elsewhere, no script at all, no frame around it.
    private func protect(_ reply: inout HTTPReply) {
        reply.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'"
        reply.headers[.xContentTypeOptions] = "nosniff"
        // Not `no-referrer`: with it a browser names no origin for our own forms either.
        if let name = HTTPField.Name("Referrer-Policy") { reply.headers[name] = "same-origin" }
    }
}

extension PageError {
    /// What to do next stands on it, since a page that says no is a page too.
    var document: DeskDocument {
        DeskDocument(title) {
            HTML(.p, .role("alert"), text: detail)
            HTML(.p) {
                HTML(.a, .href(Page.entrance.address()), text: status == 401 ? "Meld u aan" : "Naar het begin")
            }
        }
    }
}
