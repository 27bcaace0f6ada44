import Core

/// The sources that speak JSON: who is asked about, what is answered, and what a switch makes of it.
struct JSONSources: Sendable {
    let platform: Platform
    let tokens: TokenDesk
    /// What the OCMW's list wants to see in `x-api-key`.
    let apiKey: String

    /// `nil` where no source has that path; `delay` is how long the answer is held back, in milliseconds.
    func respond(to call: JSONCall) -> (reply: JSONReply, answer: MockAnswer, delay: Int)? {
        let now = platform.clock()
        guard let source = Self.source(call) else { return nil }
        guard let population = try? platform.folder.population(on: BelgianCalendar.date(at: now)) else {
            return (JSONReply(status: 500, body: nil), .document([], isFault: false), 0)
        }
        let identity = identity(source, call, population)
        note(source, identity?.resident.slug, call, at: now)
        let effect = platform.faults.take(service: source, resident: identity?.resident)
        var resident = identity?.resident
        if effect.kind == .wrongPerson { resident = resident.flatMap(population.another) }
        let reply = reply(source, call, resident, population, now)
        let notFound: JSONReply = source == .mobility ? .nothing : .unknown
        let (spoilt, answer) = reply.under(effect.fault, notFound: notFound)
        return (spoilt, answer, effect.delay)
    }

    private static func source(_ call: JSONCall) -> MockSource? {
        switch (call.method, call.path) {
        case ("POST", "/op/v1/token"): .token
        case ("GET", "/Magda-v1/rest/v1/mobility/registrations"), ("GET", "/v1/mobility/registrations"): .mobility
        case ("POST", "/ocmw/dossiers/get"): .welfare
        case ("GET", let path) where path.hasPrefix("/v2/"): .addresses
        case ("GET", let path) where path.hasPrefix("/zones/adressen/"): .zones
        default: nil
        }
    }

    private func identity(_ source: MockSource, _ call: JSONCall, _ population: Population) -> Identity? {
        let digits =
            switch source {
            case .mobility: call.query["nationalNr"]
            case .welfare: call.json?["insz"]?.string
            default: String?.none
            }
        return digits.flatMap(INSZ.init).flatMap { Identity($0, in: population, faults: platform.faults) }
    }

    private func reply(
        _ source: MockSource, _ call: JSONCall, _ resident: Resident?, _ population: Population, _ now: Instant
    ) -> JSONReply {
        switch source {
        case .token: tokens.answer(call, now: now)
        case .mobility: mobility(call, resident, now)
        case .welfare: welfare(call, resident)
        case .zones: zone(call, population)
        default:
            AddressRegister(
                book: AddressBook(addresses: population.addresses), changed: platform.changedAddresses.ids
            ).answer(call, now: now)
        }
    }

    private func mobility(_ call: JSONCall, _ resident: Resident?, _ now: Instant) -> JSONReply {
        guard tokens.admits(call.headers["authorization"], now: now) else { return .noToken }
        guard call.query["nationalNr"] != nil else { return .badRequest }
        guard let resident, !resident.records.plates.isEmpty else { return .nothing }
        return .ok(RegistrationList(resident: resident).json)
    }

    /// By the id of an address; one outside every zone has an empty answer.
    private func zone(_ call: JSONCall, _ population: Population) -> JSONReply {
        let id = call.path.split(separator: "/").last.map(String.init)
        guard let address = population.addresses.first(where: { $0.register != nil && $0.register == id }) else {
            return .unknown
        }
        return .ok(.compact(["zone": address.zone.map { .string($0) }]))
    }

    private func welfare(_ call: JSONCall, _ resident: Resident?) -> JSONReply {
        guard call.headers["x-api-key"] == apiKey else { return .noKey }
        guard call.json?["insz"]?.string?.utf8.count == 11 else { return .badRequest }
        guard let resident else { return .unknown }
        let files = resident.records.welfareFiles.map { file in
            JSON.compact([
                "soort": .string(file.kind), "van": .string(file.period.since.text),
                "tot": file.period.until.map { .string($0.text) },
            ])
        }
        return .ok(["insz": .string(resident.insz.revealedDigits), "dossiers": .array(files)])
    }

    private func note(_ source: MockSource, _ slug: String?, _ call: JSONCall, at now: Instant) {
        platform.calls.note(
            Call(
                at: now, service: source.name, resident: slug ?? "unknown",
                reference: call.headers["x-correlation-id"], identification: call.headers["x-magda-sender-id"],
                capacity: call.headers["x-magda-sender-qualitycode"], register: nil, statuses: []))
    }
}
