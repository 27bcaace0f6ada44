import Core

/// A party at a gateway, with a token, for the length of a command.
struct PartySession: Sendable {
    private let client: GatewayClient
    private let token: String

    static func open(_ party: String, _ settings: Settings) async throws -> PartySession {
        let key = try PartyKey.find(party, in: settings.keys)
        let client = try GatewayClient(url: settings.publicURL)
        do {
            return PartySession(client: client, token: try await client.token(for: key))
        } catch {
            client.shutdown()
            throw error
        }
    }

    func close() { client.shutdown() }

    func post(_ path: String, _ body: JSON) async throws -> GatewayClient.Answer {
        try await client.post(path, token: token, body)
    }

    func download(_ path: String, _ body: JSON) async throws -> [UInt8] {
        try await client.download(path, token: token, body)
    }

    func fetch(_ path: String) async throws -> [UInt8] { try await client.fetch(path, token: token) }

    func get(_ path: String) async throws -> GatewayClient.Answer { try await client.get(path, token: token) }
}
