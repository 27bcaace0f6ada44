import Wire

/// Asks the gateway of a town over HTTP, from this process.
struct Asking: Sendable {
    let town: Town
    let question: Question
    let token: String

    init(_ question: Question, in town: Town) async throws {
        self.town = town
        self.question = question
        token = try await town.token(question.party)
    }

    /// The answer's bytes; `nil` for anything but a 200.
    func ask(_ index: Int) async -> [UInt8]? {
        let request = HTTPRequest(
            method: .post, url: town.url + "/v1/disclosures",
            headers: [
                (name: "Content-Type", value: "application/json"), (name: "Authorization", value: "Bearer " + token),
            ], body: question.body(town.numbers[index], index),
            limits: HTTPLimits(connectMilliseconds: 10_000, totalMilliseconds: 60_000))
        guard let answer = try? await town.client.send(request), answer.status == 200 else { return nil }
        return answer.body
    }

    /// Opens as many connections, which are kept for what follows.
    func connect(_ count: Int) async {
        _ = await Drive.run(count: count, waiting: count) { _ in
            let request = HTTPRequest(method: .get, url: town.url + "/health")
            return (try? await town.client.send(request)) != nil
        }
    }

    /// Asks about each of a range, 64 waiting.
    func drive(_ range: Range<Int>, waiting: Int = 64) async -> Drive {
        let start = range.lowerBound
        return await Drive.run(count: range.count, waiting: waiting) { index in await ask(start + index) != nil }
    }
}
