import ArgumentParser
import Core

struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources", abstract: "How each source fares, at the running gateway.",
        discussion: """
            Breaker, calls, errors, durations, what a minute still allows, and the days until a certificate of ours \
            expires. Nothing about a person.
            """)

    @OptionGroup var options: SettingsOption
    @Option(name: .customLong("as"), help: "The officer or operator that asks.")
    var party: String
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let session = try await PartySession.open(party, options.load())
        defer { session.close() }
        let answer = try await session.get("/v1/sources")
        guard answer.status == 200 else { throw CommandError(answer.text) }
        if json { return print(answer.text) }
        let widths = [14, 22, 10, 8, 8, 9, 9, 7, 6]
        Self.line(["connection", "source", "breaker", "calls", "errors", "median", "95%", "quota", "days"], widths, "")
        for source in answer.json?["items"]?.array ?? [] {
            func number(_ name: String, _ unit: String = "") -> String {
                source[name]?.integer.map { String($0) + unit } ?? "-"
            }
            let errors = source["errors"]?.object?.values.compactMap(\.integer).reduce(0, +) ?? 0
            let failure = source["lastFailure"].map { failure in
                [failure["status"], failure["code"], failure["at"]].compactMap { $0?.string }.joined(separator: " ")
            }
            Self.line(
                [
                    source["connection"]?.string ?? "", source["source"]?.string ?? "",
                    source["breaker"]?.string ?? "", number("calls"), String(errors),
                    number("medianMilliseconds", " ms"), number("slowMilliseconds", " ms"), number("quotaLeft"),
                    number("certificateDays"),
                ], widths, failure ?? "")
        }
    }

    private static func line(_ cells: [String], _ widths: [Int], _ rest: String) {
        print(zip(cells, widths).map { $0.padded(to: $1) }.joined() + rest)
    }
}
