import Core
import Disclosure
import Hummingbird
import Ledger
import NIOCore

/// Receives a request: finds its route, sees who asks and whether they may, reads the body, and hands it on.
struct Reception: Sendable {
    let desks: [String: OpenDesk]
    let settings: ServerSettings
    let tokens: AccessTokens
    let office: TokenOffice
    let purposes: PurposeRoutes
    let limits: [Route: RateLimit]
    let meter: Meter
    let clock: WallClock
    let health: @Sendable () async -> Health
    let sources: @Sendable () -> [SourceState]
    let developer: DeveloperRoutes?
    private let metrics: DeskMetrics
    private let tiles = TileRoutes()
    private let table = RouteTable(Route.allCases.map { ($0, $0.row.endpoint) })

    init(
        desks: [String: OpenDesk], settings: ServerSettings, tokens: AccessTokens, office: TokenOffice,
        purposes: PurposeRoutes, limits: [Route: RateLimit], meter: Meter, clock: WallClock,
        health: @escaping @Sendable () async -> Health, sources: @escaping @Sendable () -> [SourceState],
        developer: DeveloperRoutes?
    ) {
        self.desks = desks
        self.settings = settings
        self.tokens = tokens
        self.office = office
        self.purposes = purposes
        self.limits = limits
        self.meter = meter
        self.clock = clock
        self.health = health
        self.sources = sources
        self.developer = developer
        metrics = DeskMetrics(desks.values.map(\.desk))
    }

    /// `found` is set as soon as the route is known, so that a refusal is counted with it.
    func answer(_ request: Request, route found: inout Route?) async throws(Problem) -> HTTPReply {
        let line = (request.head.path ?? "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let route: Route
        let segment: Substring
        switch table.match(request.method, path: line[0]) {
        case .route(let matched, let open): (route, segment) = (matched, open)
        case .otherMethod(let methods):
            throw Problem.methodNotAllowed(methods.map(\.rawValue).joined(separator: ", "))
        case .nowhere:
            guard let reply = try await developer?.answer(request, path: line[0]) else { throw Problem.notFound }
            return reply
        }
        found = route
        guard line.count == 1 else {
            throw Problem.badRequest([Issue(.unknownInput, in: .query, nil, "No route here takes a query.")])
        }
        guard let roles = route.row.roles else { return try await open(route, request, segment) }

        if route == .tile, let reply = try await tiles.published(segment, desks) { return reply }
        let grant = try grant(request)
        guard roles.contains(grant.party.row.role) else { throw Problem.missingPermission }
        try RequestForm.check(request.headers, for: route)
        if let limit = limits[route], let seconds = limit.wait(for: name(of: grant), now: clock.now) {
            throw Problem.tooManyRequests(seconds: seconds)
        }
        let call = Call(
            desk: grant.desk.desk, parties: grant.desk.parties, caller: grant.party.row, segment: segment,
            body: try await RequestForm.body(request, for: route),
            list: route.takesList ? ListUpload(request) : nil,
            answerType: RequestForm.answerType(request.headers, of: route.answerTypes) ?? "",
            environment: settings.environment)
        // A task of its own: when the caller goes away, what was begun is still closed and recorded.
        let result = await Task { () -> Result<HTTPReply, Problem> in
            do throws(Problem) {
                return .success(try await self.act(route, call))
            } catch {
                return .failure(error)
            }
        }.value
        return try result.get()
    }

    private func name(of grant: Grant) -> String { grant.desk.desk.controller + "/" + grant.party.row.id }

    private func grant(_ request: Request) throws(Problem) -> Grant {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
            throw Problem.noAccessToken
        }
        switch tokens.standing(of: String(header.dropFirst(7)), now: clock.now) {
        case .stands(let grant): return grant
        case .expired: throw Problem.expiredAccessToken
        case .unknown: throw Problem.invalidAccessToken
        }
    }

    private func act(_ route: Route, _ call: Call) async throws(Problem) -> HTTPReply {
        switch route {
        case .disclose: try await DisclosureRoutes.disclose(call)
        case .check: try await DisclosureRoutes.check(call)
        case .disclosure: try await DisclosureRoutes.look(call)
        case .consent: try await ConsentRoutes.take(call)
        case .withdrawal: try await ConsentRoutes.withdraw(call)
        case .consentRequest: try await RequestRoutes.ask(call)
        case .consentAnswer: try await ConsentRoutes.answer(call)
        case .renewal: try await ConsentRoutes.renew(call)
        case .pause: try await ConsentRoutes.change(call, .pause)
        case .resumption: try await ConsentRoutes.change(call, .resume)
        case .assent: try await ConsentRoutes.change(call, .assent)
        case .contest: try await ConsentRoutes.change(call, .contest)
        case .told: try await ToldRoutes.tell(call)
        case .toldQuery: try await ToldRoutes.query(call)
        case .toldCorrection: try await ToldRoutes.correct(call)
        case .toldWithdrawal: try await ToldRoutes.withdraw(call)
        case .mandate: try await ConsentDeskRoutes.mandate(call)
        case .consentDecision: try await ConsentDeskRoutes.decide(call)
        case .consentQuery: try await ConsentDeskRoutes.query(call)
        case .receipt: try await ConsentDeskRoutes.receipt(call)
        case .notice: try await ConsentDeskRoutes.notice(call)
        case .identity: try await IdentityRoutes.decide(call)
        case .purposes: purposes.list(call)
        case .attributes: purposes.attributes()
        case .audit: try await AuditRoutes.query(call)
        case .proof: try await LogRoutes.proof(call)
        case .verification: try await AuditRoutes.verify(call)
        case .verificationState: try ExportRoutes.verification(call)
        case .export: try await ExportRoutes.export(call)
        case .calls: try await ExportRoutes.calls(call)
        case .activation: try await purposes.activate(call)
        case .registration: try await PartyRoutes.register(call)
        case .register: FigureRoutes.register(call)
        case .figures: try await FigureRoutes.consents(call)
        case .savings: try await FigureRoutes.savings(call)
        case .erasureClasses: try await ErasureRoutes.classes(call)
        case .erasurePlan: try await ErasureRoutes.plan(call)
        case .erasureApproval: try await ErasureRoutes.approve(call)
        case .erasures: try await ErasureRoutes.list(call)
        case .erasureCertificate: try await ErasureRoutes.certificate(call)
        case .prunings: try await PruningRoutes.list(call)
        case .pruningPlan: try await PruningRoutes.plan(call)
        case .pruningApproval: try await PruningRoutes.approve(call)
        case .pruningPerformance: try await PruningRoutes.perform(call)
        case .destructionList: try await PruningRoutes.destructionList(call)
        case .keyRotation: try await KeyRoutes.rotate(call)
        case .caseEnd: try await KeepingRoutes.endCase(call)
        case .retention: try await KeepingRoutes.retention(call)
        case .doubt: try await DoubtRoutes.raise(call)
        case .doubtConfirmation: try await DoubtRoutes.confirm(call)
        case .doubtEnd: try await DoubtRoutes.end(call)
        case .task: try await TaskRoutes.make(call)
        case .taskPersons: try await TaskRoutes.fill(call)
        case .taskState: try await TaskRoutes.status(call)
        case .taskResults, .taskResultsFrom: try await TaskRoutes.results(call)
        case .taskPause: try await TaskRoutes.pause(call)
        case .taskResumption: try await TaskRoutes.resume(call)
        case .taskDeletion: try await TaskRoutes.delete(call)
        case .events, .eventsAfter: try await EventRoutes.read(call)
        case .redelivery: try await EventRoutes.redeliver(call)
        case .webhookKey: try EventRoutes.key(call)
        case .sources: HTTPReply(json: ["items": .array(sources().map(\.json))])
        case .tile: try await tiles.tile(call)
        case .token, .health, .metrics, .documentation, .receiptSchema, .checkpoint, .logCheckpoint:
            throw Problem.notFound
        }
    }

    /// What needs no token.
    private func open(_ route: Route, _ request: Request, _ segment: Substring) async throws(Problem) -> HTTPReply {
        try RequestForm.check(request.headers, for: route)
        switch route {
        case .token: return try await token(try await RequestForm.body(request, for: route))
        case .health: return await state().reply(settings.environment)
        case .metrics:
            let events = await EventMetrics.text(desks.values.map(\.desk))
            return HTTPReply(
                mediaType: "text/plain; version=0.0.4", language: "en",
                bytes: Array((meter.text + SourceMetrics.text(sources()) + events + (await metrics.text())).utf8))
        case .documentation:
            return HTTPReply(mediaType: "application/yaml", language: "en", bytes: PackageResources.openapi_yaml)
        case .receiptSchema:
            return HTTPReply(
                mediaType: "application/schema+json", language: "en", bytes: RecordSchema.json.canonicalBytes)
        case .checkpoint:
            guard let desk = desks[String(segment)] else { throw Problem.notFound }
            return try await LogRoutes.checkpoint(of: desk.desk)
        case .logCheckpoint:
            let parts = segment.split(separator: "/")
            guard let desk = desks[String(parts[0])], let year = LogYear.parse(parts[1]) else { throw Problem.notFound }
            return try await LogRoutes.newest(of: desk.desk, year: year)
        default: throw Problem.notFound
        }
    }

    private func token(_ form: [UInt8]) async throws(Problem) -> HTTPReply {
        let outcome: TokenOffice.Outcome
        do { outcome = try await office.exchange(form) } catch { throw Problem(error) }
        switch outcome {
        case .issued(let token):
            meter.count(token: "issued")
            return HTTPReply(json: [
                "access_token": .string(token), "token_type": "Bearer", "expires_in": .integer(AccessTokens.life),
            ])
        case .refused(let refusal):
            meter.count(token: refusal.word)
            return HTTPReply(
                refusal.status,
                json: ["error": .string(refusal.code.rawValue), "error_description": .string(refusal.detail)])
        }
    }

    /// Down when a log cannot be read; else what the composition says.
    private func state() async -> Health {
        for desk in desks.values {
            do { _ = try await desk.desk.journal.storage.checkpoint() } catch { return .down }
        }
        return await health()
    }
}
