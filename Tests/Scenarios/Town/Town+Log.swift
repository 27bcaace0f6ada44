import Core

extension Town {
    /// The clerk reads the notice and takes the citizen's yes; gives the consent's id, and when it was recorded.
    func consent(
        _ number: String, to purpose: String = "uitpas-kansentarief"
    ) async throws -> (id: String, at: String) {
        let answer = try await consentAnswer(number, to: purpose)
        guard let id = answer.json?["consent"]?.string, let at = answer.json?["at"]?.string else {
            throw TownError("no consent: " + answer.text)
        }
        return (id, at)
    }

    /// The whole answer to the citizen's yes: its receipt.
    func consentAnswer(_ number: String, to purpose: String = "uitpas-kansentarief") async throws -> Answer {
        try await post(
            "/v1/consents", as: "zonnegem/counter",
            [
                "subject": ["ssin": .string(number)], "purpose": .string(purpose), "decision": "yes",
                "channel": "counter", "assurance": "eidSeen", "identityCheck": "eID read",
                "proof": ["cardRead": true], "readBack": "printed",
                "noticeHash": .string(try await noticeHash(purpose)), "readAloud": true, "otherWayTold": true,
            ])
    }

    func noticeHash(_ purpose: String) async throws -> String {
        let purposes = try await get("/v1/purposes", as: "zonnegem/counter").json?["items"]?.array ?? []
        let found = purposes.first { $0["id"]?.string == purpose }
        guard let hash = found?["notice"]?["hash"]?.string else { throw TownError("no notice of \(purpose)") }
        return hash
    }

    func withdraw(_ consent: String, of number: String) async throws -> Answer {
        try await post(
            "/v1/consents/\(consent)/withdraw", as: "zonnegem/counter",
            [
                "subject": ["ssin": .string(number)], "channel": "phone", "assurance": "questions",
                "identityCheck": "called back, two questions",
            ])
    }

    /// The lines that an officer sees, newest first, page after page until the filter or the log is at its end.
    func audit(_ filter: [String: JSON] = [:], at controller: String = "zonnegem") async throws -> [JSON] {
        var lines: [JSON] = []
        var page: [String: JSON] = ["reason": "a scenario", "limit": 500]
        page.merge(filter) { $1 }
        while true {
            let answer = try await post("/v1/audit/query", as: controller + "/privacy", .object(page))
            guard let items = answer.json?["items"]?.array else { throw TownError("no lines: " + answer.text) }
            lines += items
            guard let before = answer.json?["next"]?["before"] else { return lines }
            page["before"] = before
        }
    }

    /// How many entries the log has, by its checkpoint: origin, size and root, a line each.
    func size(at controller: String = "zonnegem") async throws -> Int {
        let note = try await get("/v1/log/\(controller)/checkpoint").text
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 2, let size = Int(lines[1]) else { throw TownError("no checkpoint: " + note) }
        return size
    }

    /// Has the gateway verify its log; the words of what does not hold, none when it holds.
    func verify(at controller: String = "zonnegem") async throws -> [String] {
        let answer = try await post(
            "/v1/ledger/verify", as: controller + "/privacy", ["reason": "a scenario"])
        guard let holds = answer.json?["holds"]?.boolean else { throw TownError("no verdict: " + answer.text) }
        let findings = (answer.json?["findings"]?.array ?? []).map(\.canonicalText)
        return holds ? findings : findings + ["the log does not hold"]
    }
}

extension JSON {
    /// A line of the log.
    var index: Int64? { self["log"]?["index"]?.integer }
    var type: String? { self["type"]?.string }
}
