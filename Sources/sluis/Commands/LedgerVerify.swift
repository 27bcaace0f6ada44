import ArgumentParser
import Core

struct LedgerVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute every hash, replay the law, compare every row.",
        discussion: """
            Proves that nothing changed since it was written, and that the law was kept at every step. It does not prove \
            that an event was true, nor that the gateway was the only way to the source: compare with the source's list.
            """)

    @OptionGroup var options: SettingsOption
    @Option(name: .customLong("as"), help: "The officer who verifies.")
    var party: String
    @Option(help: "A file with a signed checkpoint from elsewhere, such as the one on a receipt.")
    var against: [String] = []
    @Option(help: "The log of this year by itself; all logs if absent.")
    var log: Int?
    @Option(help: "Why.")
    var reason = "verification"
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let settings = try options.load()
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let notes = try against.map { JSON.string(String(decoding: try MappingFolder.bytes($0), as: UTF8.self)) }
        let started = try await session.post(
            "/v1/ledger/verify",
            .compact([
                "checkpoints": .array(notes), "log": log.map { .integer(Int64($0)) }, "reason": .string(reason),
                "wait": false,
            ]))
        guard started.status == 202, let id = started.json?["id"]?.string else { throw CommandError(started.text) }
        let report = try await follow(id, session)
        if json { print(report.canonicalText) } else { VerificationReport(report).printed() }
        if report["holds"]?.boolean != true { throw ExitCode(1) }
    }

    /// Asks how far it is until it is done.
    private func follow(_ id: String, _ session: PartySession) async throws -> JSON {
        let progress = Progress("verifying")
        defer { progress.end() }
        var pause = 50
        while true {
            let answer = try await session.get("/v1/ledger/verifications/\(id)")
            guard answer.status == 200 || answer.status == 202, let state = answer.json else {
                throw CommandError(answer.text)
            }
            if let report = state["report"] { return report }
            progress.show(UInt64(state["done"]?.integer ?? 0), of: UInt64(state["size"]?.integer ?? 0))
            try await Task.sleep(for: .milliseconds(pause))
            pause = min(2 * pause, 500)
        }
    }
}

/// The outcome of a verification, in sentences.
struct VerificationReport {
    let report: JSON

    init(_ report: JSON) {
        self.report = report
    }

    var holds: Bool { report["holds"]?.boolean == true }

    var sentence: String {
        let size = report["size"]?.integer ?? 0
        let opened = report["opened"]?.integer ?? 0
        let erased = report["erased"]?.integer ?? 0
        let pruned = report["pruned"]?.integer ?? 0
        let rows = report["rows"]?.integer ?? 0
        return "\(size) entries: \(opened) opened and replayed, \(erased) erased"
            + (pruned > 0 ? ", \(pruned) pruned" : "") + "; \(rows) rows compared"
    }

    func printed() {
        print((holds ? "holds: " : "DOES NOT HOLD: ") + sentence)
        FindingLines.print(report)
        for check in report["checks"]?.array ?? [] {
            let name = (check["check"]?.string ?? "").padded(to: 12)
            print("  \(name)\(check["count"]?.integer ?? 0) by \(check["restsOn"]?.string ?? "")")
        }
        print("It proves that nothing changed since it was written and that the law was kept at every step;")
        print("not that an event was true, nor that the gateway was the only way to the source.")
    }
}
