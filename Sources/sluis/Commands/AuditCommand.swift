import ArgumentParser
import Core

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Look in the log, as an officer. The look is an entry too.",
        discussion: #"sluis audit --person rita --as zonnegem/privacy --reason "request for access""#)

    @OptionGroup var options: SettingsOption
    @OptionGroup var who: PersonOption
    @Option(name: .customLong("as"), help: "The officer who looks.")
    var party: String
    @Option(help: "Why.")
    var reason: String
    @Option(help: "Entries of this employee.")
    var employee: String?
    @Option(help: "Entries for this purpose.")
    var purpose: String?
    @Option(help: "Entries that asked this source.")
    var source: String?
    @Option(help: "Entries with this outcome.")
    var outcome: String?
    @Option(name: .customLong("case"), help: "Entries of this case.")
    var caseReference: String?
    @Option(help: "From this moment, RFC 3339 in UTC.")
    var from: String?
    @Option(help: "Until this moment.")
    var until: String?
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let settings = try options.load()
        let number = try who.number(settings)
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let body = JSON.compact([
            "subject": number.map { ["ssin": .string($0.revealedDigits)] }, "reason": .string(reason),
            "employee": employee.map { .string($0) }, "purpose": purpose.map { .string($0) },
            "source": source.map { .string($0) }, "outcome": outcome.map { .string($0) },
            "case": caseReference.map { .string($0) }, "from": from.map { .string($0) },
            "until": until.map { .string($0) },
        ])
        let answer = try await session.post("/v1/audit/query", body)
        guard answer.status == 200 else { throw CommandError(answer.text) }
        if json { return print(answer.text) }
        for line in answer.json?["items"]?.array ?? [] { print(LogLine(line).text) }
    }
}

/// One line of the log, for a terminal.
struct LogLine {
    let text: String

    init(_ line: JSON) {
        let at = line["at"]?.string ?? ""
        let purpose = line["purpose"]?.string ?? ""
        let parts = [line["application"]?.string, line["employee"]?.string, line["outcome"]?.string]
        text =
            String(line["log"]?["index"]?.integer ?? 0).padded(to: 6) + at.padded(to: 26)
            + (line["type"]?.string ?? "").padded(to: 18) + purpose.padded(to: 42)
            + parts.compactMap { $0 }.joined(separator: " · ")
    }
}
