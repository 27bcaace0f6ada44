import Adapters
import Core
import MockRegisters
import OnlyOnce
import Server
import Wire

/// What the developer page looks at and steers: the connections' last messages, and the switches of the mock sources.
struct DeveloperSide: Sendable {
    private let connections: [SourceConnection]
    private let client: HTTPClient
    private let steering: String

    init(_ connections: [SourceConnection], client: HTTPClient, steering: String) {
        self.connections = connections
        self.client = client
        self.steering = steering
    }

    /// Nothing in production.
    static func tools(
        _ settings: Settings, _ connections: [SourceConnection], client: HTTPClient
    ) -> DeveloperTools? {
        guard settings.environment == .mock else { return nil }
        let side = DeveloperSide(connections, client: client, steering: settings.steeringURL)
        return DeveloperTools(
            faultKinds: FaultKind.allCases.map(\.rawValue), calls: { side.calls }, faults: { await side.faults() },
            setFault: { await side.set($0) })
    }

    private var calls: [DeveloperCall] {
        connections.flatMap { connection in
            (connection.gate.conversations?.entries ?? []).map { entry in
                DeveloperCall(
                    number: entry.number, connection: connection.settings.name, at: entry.at, source: entry.source,
                    service: entry.service,
                    outcome: entry.code.isEmpty ? entry.status.rawValue : "\(entry.status.rawValue) \(entry.code)",
                    attempts: entry.attempts, messages: entry.exchanges.map(Self.message),
                    facts: entry.told.revealed.sorted { $0.key < $1.key }.map { attribute, told in
                        (attribute.name, Redacted(Self.text(told.content)))
                    })
            }
        }
    }

    private static func message(_ exchange: RawExchange) -> DeveloperCall.Message {
        func text(_ bytes: Redacted<[UInt8]>) -> Redacted<String> {
            Redacted(String(decoding: bytes.revealed, as: UTF8.self))
        }
        return DeveloperCall.Message(
            method: exchange.method, address: exchange.address, question: text(exchange.request),
            result: exchange.status.map { String($0) } ?? exchange.failure ?? "", answer: text(exchange.answer))
    }

    private static func text(_ content: Fact.Content) -> String {
        switch content {
        case .value(let value): value.json.canonicalText
        case .absent: "absent"
        case .withheld: "withheld"
        }
    }

    private func faults() async -> JSON? { await send(.get, [])?.json }

    /// What the mock sources have against a switch; `nil` where they took it.
    private func set(_ fault: JSON) async -> String? {
        guard let answer = await send(.post, fault.canonicalBytes) else { return "the mock sources do not answer" }
        return answer.status == 201 ? nil : "the mock sources refused it: \(answer.status)"
    }

    private func send(_ method: HTTPRequest.Method, _ body: [UInt8]) async -> (status: Int, json: JSON?)? {
        let request = HTTPRequest(
            method: method, url: steering + "/mock/faults",
            headers: body.isEmpty ? [] : [(name: "Content-Type", value: "application/json")], body: body,
            limits: HTTPLimits(connectMilliseconds: 500, totalMilliseconds: 2_000))
        guard let response = try? await client.send(request) else { return nil }
        return (response.status, try? JSON(parsing: response.body))
    }
}
