import Core
import Wire

/// A list of people that a gateway asks about: `POST /v1/tasks`, as an application uses it.
struct ListRun: Sendable {
    /// How far it was at a moment.
    struct Mark: Sendable {
        let at: ContinuousClock.Instant
        let ended: Int
        let answered: Int
        let isDone: Bool
    }

    private static let patience = 3_600

    let town: Town
    let party: String
    let id: String

    /// Makes the task and sends the list, which begins it; gives the seconds that the list took.
    static func begin(
        in town: Town, _ numbers: [String], case reference: String
    ) async throws -> (run: ListRun, seconds: Double) {
        let party = Question.waste.party
        let wish: JSON = [
            "purpose": "huisvuil-sociale-correctie", "case": .string(reference), "process": "heffing",
            "attributes": ["livesHere", "householdSize"], "referenceDate": .string(WallClock.machine.today.text),
        ]
        let made = try await send(town, party, .post, "/v1/tasks", wish.canonicalBytes, "application/json")
        guard made.status == 201, let id = try JSON(parsing: made.body)["id"]?.string else {
            throw BenchError("no task was made: \(made.status) \(String(decoding: made.body, as: UTF8.self))")
        }
        let run = ListRun(town: town, party: party, id: id)
        let began = ContinuousClock.now
        let list = Array(("ssin\n" + numbers.joined(separator: "\n") + "\n").utf8)
        let filled = try await send(town, party, .post, "/v1/tasks/\(id)/persons", list, "text/csv")
        guard filled.status == 202 else {
            throw BenchError("the list was not taken: \(String(decoding: filled.body, as: UTF8.self))")
        }
        return (run, (ContinuousClock.now - began).inSeconds)
    }

    /// Looks each second until so many lines have ended, or all; gives where it stood first and last.
    func follow(until count: Int) async throws -> (first: Mark, last: Mark) {
        let first = try await mark()
        var last = first
        for _ in 0..<Self.patience {
            if last.isDone || last.ended >= count { return (first, last) }
            try await Task.sleep(for: .seconds(1))
            last = try await mark()
        }
        throw BenchError("the list came to no end")
    }

    private func mark() async throws -> Mark {
        let answer = try await Self.send(town, party, .get, "/v1/tasks/" + id, [], nil)
        guard answer.status == 200, let json = try? JSON(parsing: answer.body) else {
            throw BenchError("the task does not say how far it is: \(answer.status)")
        }
        func count(_ name: String) -> Int { Int(json["lines"]?[name]?.integer ?? 0) }
        return Mark(
            at: .now, ended: count("total") - count("waiting"), answered: count("answered"),
            isDone: json["state"]?.string == "done")
    }

    private static func send(
        _ town: Town, _ party: String, _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8], _ type: String?
    ) async throws -> HTTPResponse {
        var headers = [(name: "Authorization", value: "Bearer " + (try await town.token(party)))]
        if let type { headers.append((name: "Content-Type", value: type)) }
        return try await town.client.send(
            HTTPRequest(
                method: method, url: town.url + path, headers: headers, body: body,
                limits: HTTPLimits(connectMilliseconds: 10_000, totalMilliseconds: 300_000)))
    }
}
