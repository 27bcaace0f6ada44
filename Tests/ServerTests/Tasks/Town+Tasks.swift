import Core
import Ledger
import Server

extension Town {
    /// A test number that nobody else in the town has.
    static func resident(_ number: Int) -> String {
        let serial = String(1000 + number % 1000).dropFirst()
        let first = "7\(number / 10_000 % 10)6\(1 + number / 1000 % 9)15" + serial
        let check = 97 - (Int(first) ?? 0) % 97
        return first + String(100 + check).dropFirst()
    }

    /// Makes a task about the waste charge, which waits for its list; its id.
    func task(
        _ purpose: String = "huisvuil-sociale-correctie", extra: [String: JSON] = [:]
    ) async throws -> String {
        var body: [String: JSON] = ["purpose": .string(purpose), "case": "jaarrun 2026", "process": "nacht"]
        body.merge(extra) { $1 }
        let answer = try await ask("POST", "/v1/tasks", as: .application, .object(body))
        return answer.json["id"]?.string ?? ""
    }

    /// Sends a list, with its length unless another is named.
    func fill(
        _ task: String, _ list: String, type: String = "application/x-ndjson", length: Int? = nil,
        token: String? = nil
    ) async throws -> Answer {
        var bearer = token
        if bearer == nil { bearer = try await self.token(.application) }
        let headers = [
            "authorization": "Bearer \(bearer ?? "")", "content-type": type,
            "content-length": String(length ?? list.utf8.count),
        ]
        return try await send("POST", "/v1/tasks/\(task)/persons", headers: headers, body: Array(list.utf8))
    }

    func status(_ task: String) async throws -> Answer {
        try await ask("GET", "/v1/tasks/\(task)", as: .application)
    }

    func results(_ task: String, from: Int? = nil, type: String = "application/x-ndjson") async throws -> Answer {
        let path = "/v1/tasks/\(task)/results" + (from.map { "/\($0)" } ?? "")
        return try await ask("GET", path, as: .application, headers: ["accept": type])
    }

    /// The results so far, a JSON object for each line.
    func lines(_ task: String) async throws -> [JSON] {
        try await results(task).text.split(separator: "\n").compactMap { try? JSON(parsing: Array($0.utf8)) }
    }

    static func list(_ numbers: [String]) -> String {
        numbers.map { #"{"subject":{"ssin":"\#($0)"}}"# + "\n" }.joined()
    }
}
