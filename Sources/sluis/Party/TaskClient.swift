import Core
import Synchronization

/// An application's task at a gateway, followed for as long as it takes: tokens are asked anew, and a gateway that
/// starts again is waited for.
final class TaskClient: Sendable {
    /// How often a gateway that does not answer is asked again, a second apart.
    private static let patience = 60

    private let key: PartyKey
    private let client: GatewayClient
    private let token = Mutex<String?>(nil)

    init(_ party: String, _ settings: Settings) throws {
        key = try PartyKey.find(party, in: settings.keys)
        client = try GatewayClient(url: settings.publicURL)
    }

    func close() { client.shutdown() }

    func make(_ wish: JSON) async throws -> String {
        let answer = try await ask(patience: 1) { client, token in
            try await client.post("/v1/tasks", token: token, wish)
        }
        guard answer.status == 201, let id = answer.json?["id"]?.string else { throw Self.error(answer) }
        return id
    }

    /// Sends the list; the task begins when it has come whole.
    func fill(_ id: String, _ list: [UInt8], type: String) async throws {
        let answer = try await ask(patience: 1) { client, token in
            try await client.post("/v1/tasks/\(id)/persons", token: token, list, type: type)
        }
        guard answer.status == 202 else { throw Self.error(answer) }
    }

    /// Pauses or resumes; a task that is done already stays so.
    func change(_ id: String, _ act: String) async throws {
        let answer = try await ask { client, token in
            try await client.post("/v1/tasks/\(id)/\(act)", token: token, [:])
        }
        guard answer.status < 300 || answer.status == 409 else { throw Self.error(answer) }
    }

    func status(_ id: String) async throws -> JSON {
        let answer = try await ask { client, token in try await client.get("/v1/tasks/\(id)", token: token) }
        guard answer.status == 200, let json = answer.json else { throw Self.error(answer) }
        return json
    }

    /// A run of results, and where they go on.
    func results(_ path: String, type: String) async throws -> (text: String, next: String?) {
        let answer = try await ask { client, token in try await client.get(path, token: token, type: type) }
        guard answer.status == 200 else { throw Self.error(answer) }
        return (answer.text, answer.next)
    }

    private func ask(
        patience: Int = TaskClient.patience,
        _ body: (GatewayClient, String) async throws -> GatewayClient.Answer
    ) async throws -> GatewayClient.Answer {
        var attempt = 0
        while true {
            attempt += 1
            do {
                let answer = try await body(client, try await bearer())
                let isExpired = answer.status == 401
                if isExpired { token.withLock { $0 = nil } }
                guard isExpired || answer.status >= 500, attempt < max(patience, isExpired ? 2 : 1) else {
                    return answer
                }
                if isExpired { continue }
            } catch  where attempt < patience {
                // Not there now; perhaps in a second.
            }
            try await Task.sleep(for: .seconds(1))
        }
    }

    private func bearer() async throws -> String {
        if let token = token.withLock({ $0 }) { return token }
        let fresh = try await client.token(for: key)
        token.withLock { $0 = fresh }
        return fresh
    }

    private static func error(_ answer: GatewayClient.Answer) -> CommandError {
        let issues = (answer.json?["issues"]?.array ?? []).compactMap { $0["detail"]?.string }
        let told = [answer.json?["title"]?.string, answer.json?["detail"]?.string].compactMap { $0 } + issues
        return CommandError(told.isEmpty ? "status \(answer.status)" : told.joined(separator: "\n"))
    }
}
