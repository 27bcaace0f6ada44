import ArgumentParser
import Core

struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask the gateway about a person, as an application does.",
        discussion: "sluis ask <purpose> --person rita --as <application>")

    @OptionGroup var options: SettingsOption
    @OptionGroup var who: PersonOption
    @Argument(help: "The purpose.")
    var purpose: String
    @Option(name: .customLong("as"), help: "The application that asks.")
    var party: String
    @Option(name: .customLong("case"), help: "The case it is for.")
    var caseReference: String?
    @Option(help: "The reference date, YYYY-MM-DD.")
    var date: String?
    @Option(name: .customLong("max-age"), help: "Ask for fresher than the purpose does: no older than so many days.")
    var maximumAgeDays: Int?
    @Option(help: "The employee who asks.")
    var employee: String?
    @Flag(help: "Only check whether it may; no data are read.")
    var dry = false
    @Flag(help: "Print the answer as JSON.")
    var json = false

    func run() async throws {
        let settings = try options.load()
        let number = try who.required(settings)
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let body = JSON.compact([
            "subject": ["ssin": .string(number.revealedDigits)], "purpose": .string(purpose),
            "case": caseReference.map { .string($0) }, "referenceDate": date.map { .string($0) },
            "maximumAgeDays": maximumAgeDays.map { .integer(Int64($0)) },
            "employee": employee.map { .string($0) },
        ])
        let answer = try await session.post(dry ? "/v1/checks" : "/v1/disclosures", body)
        if json { return print(answer.text) }
        guard answer.status == 200 else {
            print(answer.json?["title"]?.string ?? "status \(answer.status)")
            if let detail = answer.json?["detail"]?.string { print(detail) }
            if let way = answer.json?["alternative"]?.string { print("Without consent: \(way)") }
            throw ExitCode(3)
        }
        if dry { return print(answer.text) }
        for item in answer.json?["answers"]?.array ?? [] { print(AnswerLine(item).text) }
    }
}

/// One output of an answer, for a terminal.
struct AnswerLine {
    let text: String

    init(_ item: JSON) {
        let name = item["name"]?.string ?? ""
        let sources = (item["sources"]?.array ?? []).compactMap { source -> String? in
            guard let name = source["source"]?.string, let at = source["validAt"]?.string else { return nil }
            return "\(name), \(at)"
        }
        var words = name.padded(to: 26)
        switch item["state"]?.string {
        case "value":
            words += Self.value(item["value"]).padded(to: 8)
        case "unavailable":
            words += "unavailable: \(item["reason"]?.string ?? "")"
            if let at = item["retryAt"]?.string { words += ", try again at \(at)" }
        case let state: words += state ?? ""
        }
        if !sources.isEmpty { words += "  " + sources.joined(separator: "; ") }
        if let until = item["validUntil"]?.string { words += "  valid until \(until)" }
        if (item["sources"]?.array ?? []).contains(where: { $0["fromCache"]?.boolean == true }) { words += "  kept" }
        if let older = item["olderThanAsked"] {
            let days = older["days"]?.integer.map { "the source is \($0) days late" }
            words += "  older than asked: " + (older["ground"]?.string ?? days ?? "")
        }
        if item["doubtful"]?.boolean == true { words += "  doubtful" }
        text = words
    }

    private static func value(_ value: JSON?) -> String {
        switch value {
        case .boolean(let isYes): isYes ? "yes" : "no"
        case .integer(let number): String(number)
        case .string(let text): text
        case let value?: value.canonicalText
        case nil: ""
        }
    }
}
