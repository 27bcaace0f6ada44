import Core
import Support
import Testing
import Wire

/// Everything that is done with what a citizen tells: told, handed to a service, corrected, handed again, taken back.
struct ToldTraffic {
    static let service = "zonnegem/premium"
    private static let purpose = "geboortepremie"

    /// What is told first and what is told instead, by what it is.
    static let first: [(attribute: String, value: String)] = [
        ("contact.iban", "BE68 5390 0754 7034"), ("contact.phone", "0478 12 34 56"),
        ("contact.email", "rita.eens@post.example"),
    ]
    static let second = ["NL91 ABNA 0417 1643 00", "0489 65 43 21", "rita.anders@post.example"]

    /// Each of these as it was sent, as it is kept, and what is left of it without its beginning or its end.
    static let values: Set<String> = {
        var values = Set(first.map(\.value) + second)
        values.formUnion(values.map { $0.replacing(" ", with: "") })
        for number in ["478123456", "489654321"] { values.formUnion([number, "32" + number, "+32" + number]) }
        values.formUnion(["478 12 34 56", "489 65 43 21"])
        values.formUnion(["539007547034", "5390 0754 7034", "0417164300", "0417 1643 00"])
        return values.union(["rita.eens", "rita.anders", "rita.eens%40post.example", "rita.anders%40post.example"])
    }()

    let town: Town
    let number: String

    func flow() async throws {
        try await town.register(Self.service, purposes: [Self.purpose])
        var ids: [String] = []
        for (attribute, value) in Self.first {
            let told = try await town.takeDown(
                of: number, for: Self.purpose,
                [
                    "purpose": .string(Self.purpose), "attribute": .string(attribute), "value": .string(value),
                    "shared": true,
                ])
            ids.append(try #require(told.json?["id"]?.string, "\(told.text)"))
        }
        #expect(try await handed() == ["BE68539007547034", "+32478123456", "rita.eens@post.example"])
        for (id, value) in zip(ids, Self.second) {
            let corrected = try await town.takeDown(
                "/v1/told/\(id)/correct", of: number, for: Self.purpose, ["value": .string(value)])
            #expect(corrected.status == 200, "\(corrected.text)")
        }
        let now = ["NL91ABNA0417164300", "+32489654321", "rita.anders@post.example"]
        #expect(try await handed() == now)
        #expect(try await listed() == now)
        let look: JSON = ["subject": subject, "reason": "she asks"]
        #expect(try await town.post("/v1/told/query", as: "zonnegem/counter", look).text.contains(now[0]))
        _ = try await town.audit(["subject": subject])
        let back = try await town.post(
            "/v1/told/\(ids[2])/withdraw", as: "zonnegem/counter",
            [
                "subject": subject, "channel": "phone", "assurance": "questions",
                "identityCheck": "called back, two questions",
            ])
        #expect(back.status == 200, "\(back.text)")
        #expect(try await handed() == Array(now.prefix(2)))
    }

    private var subject: JSON { ["ssin": .string(number)] }

    /// What the service is handed of it, in the order in which it was told.
    private func handed() async throws -> [String] {
        let answer = try await town.ask(Self.purpose, about: number, as: Self.service, ["case": "G-1"])
        return Self.told(in: answer.json)
    }

    /// The same on the line of a list.
    private func listed() async throws -> [String] {
        let made = try await town.post(
            "/v1/tasks", as: Self.service,
            ["purpose": .string(Self.purpose), "case": "G-2", "process": "nacht"])
        let id = try #require(made.json?["id"]?.string, "\(made.text)")
        let headers = [
            ("Content-Type", "application/x-ndjson"),
            ("Authorization", "Bearer " + (try await town.token(Self.service))),
        ]
        let list = JSON.object(["subject": subject]).canonicalText + "\n"
        _ = try await town.send(.post, "/v1/tasks/\(id)/persons", headers: headers, body: Array(list.utf8))
        try await Patience.until("the list is done", pause: .milliseconds(50)) {
            try await town.get("/v1/tasks/" + id, as: Self.service).json?["state"] == "done"
        }
        let lines = try await town.get("/v1/tasks/\(id)/results", as: Self.service).text
        return Self.told(in: try JSON(parsing: Array(lines.split(separator: "\n")[0].utf8))["answer"])
    }

    private static func told(in answer: JSON?) -> [String] {
        let answers = answer?["answers"]?.array ?? []
        return first.compactMap { item in
            answers.first { $0["name"]?.string == item.attribute }?["value"]?.string
        }
    }
}
