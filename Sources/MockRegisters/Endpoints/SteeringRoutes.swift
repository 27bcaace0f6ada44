import Core
import Hummingbird
import NIOCore

/// The routes that steer and watch the mock, which no real source has.
struct SteeringRoutes: Sendable {
    let platform: Platform
    let tokens: TokenDesk

    func add(to router: Router<MockContext>) {
        router.get("mock/calls") { _, _ in json(platform.calls.json) }
        router.delete("mock/calls") { _, _ in
            platform.calls.reset()
            return Response(status: .noContent)
        }
        router.get("mock/faults") { _, _ in json(["faults": platform.faults.json]) }
        router.post("mock/faults") { request, _ in try await addFault(request) }
        router.delete("mock/faults") { _, _ in
            platform.faults.reset()
            return Response(status: .noContent)
        }
        router.post("mock/changes") { request, _ in try await addChange(request) }
        router.post("mock/clients") { request, _ in try await addClient(request) }
    }

    private func addFault(_ request: Request) async throws -> Response {
        let json = try await body(request)
        if json?["kind"]?.string == "none" {
            platform.faults.reset()
            return self.json(["faults": platform.faults.json], status: .created)
        }
        guard let json, let fault = Fault(json: json) else {
            return problem(.badRequest, "a kind, perhaps service, times, milliseconds and resident; or an exception")
        }
        var slug: String?
        if let name = json["resident"] {
            guard let resident = resident(name) else { return problem(.notFound, "no resident of that name") }
            slug = resident.slug
        }
        platform.faults.add(fault, slug: slug)
        return self.json(["faults": platform.faults.json], status: .created)
    }

    /// `{"resident": …, "code": …}`: the week in which something of a person changed is over; or `{"address": …}`, the id
    /// of an address in the register.
    private func addChange(_ request: Request) async throws -> Response {
        let json = try await body(request)
        if let address = json?["address"]?.string {
            platform.changedAddresses.add(address)
            return self.json(["address": .string(address)], status: .created)
        }
        let code = json?["code"]?.string ?? "020"
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return problem(.badRequest, "a code of three digits")
        }
        guard let resident = json?["resident"].flatMap(resident) else {
            return problem(.notFound, "no resident of that name")
        }
        let day = BelgianCalendar.date(at: platform.clock())
        platform.changes.add(Change(slug: resident.slug, code: code, day: day))
        return self.json(["resident": .string(resident.slug), "code": .string(code)], status: .created)
    }

    private func addClient(_ request: Request) async throws -> Response {
        let json = try await body(request)
        guard let id = json?["id"]?.string, let key = json?["publicKey"]?.string else {
            return problem(.badRequest, "an id and a publicKey in PEM")
        }
        tokens.register(TokenClient(id: id, publicKey: key))
        return self.json(["id": .string(id)], status: .created)
    }

    private func resident(_ name: JSON) -> Resident? {
        let day = BelgianCalendar.date(at: platform.clock())
        guard let text = name.string else { return nil }
        return try? platform.folder.population(on: day).resident(named: text)
    }

    private func body(_ request: Request) async throws -> JSON? {
        let body = try await request.body.collect(upTo: 65_536)
        return try? JSON(parsing: Array(body.readableBytesView))
    }

    private func problem(_ status: HTTPResponse.Status, _ detail: String) -> Response {
        json(["detail": .string(detail), "status": .integer(Int64(status.code))], status: status)
    }

    private func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.canonicalBytes)))
    }
}
