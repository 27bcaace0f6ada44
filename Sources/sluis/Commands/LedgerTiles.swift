import ArgumentParser
import Core
import Wire

struct LedgerTiles: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tiles", abstract: "Keep a copy of a log's tiles in a folder (C2SP tlog-tiles).",
        discussion: """
            Fetches what was added since the copy's own checkpoint, checks it, and writes the checkpoint last. A full tile \
            that is there is never written over: one that differs stops the copy.
            """)

    @OptionGroup var options: SettingsOption
    @Argument(help: "The folder.")
    var folder: String
    @Option(name: .customLong("as"), help: "The officer or auditor who copies.")
    var party: String
    @Option(help: "The year of the log (default: this one).")
    var year: Int?
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let settings = try options.load()
        let controller = try PartyKey.find(party, in: settings.keys).controller
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let year = year ?? BelgianCalendar.date(at: WallClock.system.now).year
        let copy = TileCopy(folder: folder, prefix: "/v1/log/\(controller)/\(year)", session: session)
        let progress = Progress("copying tiles")
        let (before, after, count) = try await copy.update { progress.show($0, of: $1) }
        progress.end()
        if json {
            let report: JSON = [
                "before": .integer(Int64(before)), "size": .integer(Int64(after)), "tiles": .integer(Int64(count)),
            ]
            return print(report.canonicalText)
        }
        print("\(folder): \(after) entries, \(after - before) of them new, in \(count) tiles")
    }
}
