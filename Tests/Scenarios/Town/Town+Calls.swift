import Core
import Synchronization
import Wire

extension Town {
    /// A token for a party, asked once and then kept until the gateway is started again.
    func token(_ clientID: String) async throws -> String {
        if let known = state.withLock({ $0.tokens[clientID] }) { return known }
        let signatory = try signatory(clientID)
        let answer = try await tokenAnswer(signatory.form(signatory.claims(audience: url + "/oauth2/token")))
        guard let token = answer.json?["access_token"]?.string else { throw TownError("no token: " + answer.text) }
        state.withLock { $0.tokens[clientID] = token }
        return token
    }

    func tokenAnswer(_ form: [UInt8]) async throws -> Answer {
        try await send(
            .post, "/oauth2/token", headers: [("Content-Type", "application/x-www-form-urlencoded")], body: form)
    }

    func post(_ path: String, as clientID: String, _ body: JSON) async throws -> Answer {
        try await post(path, as: clientID, bytes: body.canonicalBytes)
    }

    func post(_ path: String, as clientID: String, bytes: [UInt8]) async throws -> Answer {
        let headers = [
            ("Content-Type", "application/json"), ("Authorization", "Bearer " + (try await token(clientID))),
        ]
        return try await send(.post, path, headers: headers, body: bytes)
    }

    func get(_ path: String, as clientID: String? = nil) async throws -> Answer {
        var headers: [(String, String)] = []
        if let clientID { headers.append(("Authorization", "Bearer " + (try await token(clientID)))) }
        return try await send(.get, path, headers: headers)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: [(String, String)] = [], body: [UInt8] = []
    ) async throws -> Answer {
        let limits = HTTPLimits(connectMilliseconds: 20_000, totalMilliseconds: 120_000, maximumBodyBytes: 64 << 20)
        return Answer(
            try await client.send(
                HTTPRequest(
                    method: method, url: path.hasPrefix("http") ? path : url + path,
                    headers: headers.map { (name: $0.0, value: $0.1) }, body: body, limits: limits)))
    }

    /// Asks for a purpose; `changes` adds to the request.
    func ask(
        _ purpose: String, about number: String, as clientID: String, _ changes: [String: JSON] = [:]
    ) async throws -> Answer {
        let body: [String: JSON] = ["subject": ["ssin": .string(number)], "purpose": .string(purpose)]
        return try await post("/v1/disclosures", as: clientID, .object(body.merging(changes) { $1 }))
    }

    /// The waste service asks, for a case.
    func askWaste(about number: String, case name: String) async throws -> Answer {
        try await ask(
            "huisvuil-sociale-correctie", about: number, as: "zonnegem/waste",
            ["case": .string(name), "employee": "els"])
    }

    /// Sets a switch of the mock sources.
    func fault(_ fault: JSON) async throws {
        let answer = try await send(
            .post, mockURL + "/mock/faults", headers: [("Content-Type", "application/json")], body: fault.canonicalBytes
        )
        guard answer.status == 201 else { throw TownError("no such fault: " + answer.text) }
    }

    /// The calls that reached the mock sources.
    func calls() async throws -> [JSON] {
        try await send(.get, mockURL + "/mock/calls").json?["calls"]?.array ?? []
    }
}
