import ArgumentParser
import Core

struct LedgerReconcile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile", abstract: "Compare our consultations with a source's own list, both ways.",
        discussion: """
            The list is CSV with a header or a JSON array, with our reference (`Referte`), the time in UTC and the service. \
            The mock sources give theirs: sluis mock calls > list.json
            """)

    @OptionGroup var options: SettingsOption
    @Argument(help: "The file with the source's list.")
    var file: String
    @Option(help: "The source by its code, such as RR.")
    var source: String
    @Option(help: "From this moment, RFC 3339 in UTC.")
    var from: String
    @Option(help: "Until this moment.")
    var until: String
    @Option(name: .customLong("as"), help: "The officer who compares.")
    var party: String
    @Option(help: "Why.")
    var reason = "reconciliation"
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let settings = try options.load()
        guard let begin = Instant(rfc3339: from), let end = Instant(rfc3339: until) else {
            throw CommandError("--from and --until are moments in UTC, such as 2026-11-21T09:30:00Z")
        }
        let theirs = try SourceList(try MappingFolder.bytes(file), file: file).lines
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let answer = try await session.post(
            "/v1/ledger/calls",
            [
                "from": .string(from), "reason": .string(reason), "source": .string(source), "until": .string(until),
            ])
        guard answer.status == 200, let items = answer.json?["items"]?.array else { throw CommandError(answer.text) }
        let ours = items.compactMap(Reconciliation.Ours.init)
        let reconciliation = Reconciliation(ours: ours, theirs: theirs, from: begin, until: end)
        if json { print(reconciliation.json.canonicalText) } else { reconciliation.printed() }
        if !reconciliation.agrees { throw ExitCode(1) }
    }
}
