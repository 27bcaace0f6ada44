import Core
import Foundation
import Support
import Wire

extension Town {
    static let waste = "zonnegem/waste"

    /// A task about the waste charge whose list has come; its id.
    func beginTask(_ numbers: [String]) async throws -> String {
        let made = try await post(
            "/v1/tasks", as: Self.waste, ["purpose": "huisvuil-sociale-correctie", "case": "run", "process": "nacht"])
        guard let id = made.json?["id"]?.string else { throw TownError("no task: " + made.text) }
        let list = numbers.map { #"{"subject":{"ssin":"\#($0)"}}"# + "\n" }.joined()
        let headers = [
            ("Content-Type", "application/x-ndjson"), ("Authorization", "Bearer " + (try await token(Self.waste))),
        ]
        let begun = try await send(.post, "/v1/tasks/\(id)/persons", headers: headers, body: Array(list.utf8))
        guard begun.status == 202 else { throw TownError("not begun: " + begun.text) }
        return id
    }

    func state(_ task: String) async throws -> JSON {
        try await get("/v1/tasks/" + task, as: Self.waste).json ?? [:]
    }

    /// Waits until so many lines of a task are answered.
    func reach(_ lines: Int, of task: String) async throws {
        try await Patience.until("\(lines) lines") {
            try await state(task)["lines"]?["answered"]?.integer ?? 0 >= lines
        }
    }

    /// Waits until a task is done; gives how it stands then.
    func finish(_ task: String) async throws -> JSON {
        var state: JSON = [:]
        try await Patience.until("the task is done", pause: .milliseconds(50)) {
            state = try await self.state(task)
            return state["state"]?.string == "done"
        }
        return state
    }

    /// All lines of results, page after page.
    func results(_ task: String) async throws -> [JSON] {
        var lines: [JSON] = []
        var path: String? = "/v1/tasks/\(task)/results"
        while let next = path {
            let page = try await get(next, as: Self.waste)
            guard page.status == 200 else { throw TownError("no results: " + page.text) }
            lines += page.text.split(separator: "\n").compactMap { try? JSON(parsing: Array($0.utf8)) }
            let link = page.headers.first { $0.name.lowercased() == "link" }?.value
            path = link.map { String($0.prefix { $0 != ">" }.dropFirst()) }
        }
        return lines
    }
}
