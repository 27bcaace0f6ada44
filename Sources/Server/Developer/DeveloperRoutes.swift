import Core
import HTTPTypes
import Hummingbird
import NIOCore

/// The developer page and its twin in JSON, which are no part of the API: in the environment `mock` only.
struct DeveloperRoutes: Sendable {
    private static let form = "application/x-www-form-urlencoded"

    let tools: DeveloperTools
    let states: @Sendable () -> [SourceState]

    /// `nil` for a path that is not here.
    func answer(_ request: Request, path: Substring) async throws(Problem) -> HTTPReply? {
        switch (request.method, path) {
        case (.get, "/dev"): return await page()
        case (.get, "/dev.json"): return await json()
        case (.post, "/dev/faults"): return try await setFault(try await fields(of: request))
        case (.post, "/dev/calls"):
            let fields = try await fields(of: request)
            guard let connection = fields["connection"], let number = fields["number"].flatMap({ Int($0) }) else {
                throw Problem.notFound
            }
            return await page(shown: (connection, number))
        default: return nil
        }
    }

    private func page(
        notice: String? = nil, shown: (connection: String, number: Int)? = nil
    ) async -> HTTPReply {
        let page = DeveloperPage(
            states: states(), calls: tools.calls(), faults: await tools.faults(), faultKinds: tools.faultKinds,
            notice: notice, shown: shown)
        return HTTPReply(mediaType: "text/html; charset=utf-8", language: "en", bytes: page.bytes)
    }

    private func json() async -> HTTPReply {
        func text(_ value: Redacted<String>) -> JSON { .string(NumberMask.masked(value.revealed)) }
        let calls = tools.calls().map { call -> JSON in
            [
                "connection": .string(call.connection), "number": .integer(Int64(call.number)),
                "at": .string(call.at.rfc3339), "source": .string(call.source), "service": .string(call.service),
                "outcome": .string(call.outcome), "attempts": .integer(Int64(call.attempts)),
                "messages": .array(
                    call.messages.map { message in
                        [
                            "method": .string(message.method), "address": text(message.address),
                            "question": text(message.question), "result": .string(message.result),
                            "answer": text(message.answer),
                        ]
                    }),
                "facts": .array(
                    call.facts.map { ["attribute": .string($0.attribute), "value": text($0.value)] }),
            ]
        }
        let faults = await tools.faults()
        return HTTPReply(
            json: .compact([
                "sources": .array(states().map(\.json)), "calls": .array(calls), "faults": faults?["faults"],
            ]))
    }

    /// Fields that are left empty are left out.
    private func setFault(_ fields: [String: String]) async throws(Problem) -> HTTPReply {
        var switched = JSONMembers()
        for (name, value) in fields where !value.isEmpty {
            guard ["times", "milliseconds"].contains(name) else {
                switched[name] = .string(value)
                continue
            }
            guard let number = Int64(value) else { return await page(notice: "\(name) is no number") }
            switched[name] = .integer(number)
        }
        let refusal = await tools.setFault(.members(switched))
        return await page(notice: refusal ?? "Set.")
    }

    private func fields(of request: Request) async throws(Problem) -> [String: String] {
        guard let type = request.headers[.contentType], type.lowercased().hasPrefix(Self.form) else {
            throw Problem.unsupportedMediaType(Self.form)
        }
        guard let buffer = try? await request.body.collect(upTo: ServerSettings.bodyLimit) else {
            throw Problem.payloadTooLarge
        }
        guard let fields = Form.fields(Array(buffer.readableBytesView)) else {
            throw Problem.badRequest([Issue(.schemaViolation, nil, "The body is no form.")])
        }
        return fields
    }
}
