import ArgumentParser
import Core

struct SavingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "savings", abstract: "What asking once spared: calls, euros, questions and papers, by month.",
        discussion: "sluis savings --from 2026-01 --as zonnegem/privacy")

    @OptionGroup var options: SettingsOption
    @Option(help: "The first month, YYYY-MM.")
    var from: String
    @Option(help: "The last month, YYYY-MM, which must be over; the first one if absent.")
    var until: String?
    @Option(name: .customLong("as"), help: "The officer who looks.")
    var party: String
    @Option(help: "Why.")
    var reason = "report on savings"
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        guard let first = CalendarDate(from + "-01"), let last = CalendarDate((until ?? from) + "-01") else {
            throw CommandError("--from and --until are months, such as 2026-01")
        }
        let session = try await PartySession.open(party, try options.load())
        defer { session.close() }
        let answer = try await session.post(
            "/v1/savings",
            [
                "from": .string(first.text), "reason": .string(reason),
                "until": .string(last.adding(months: 1).adding(days: -1).text),
            ])
        guard answer.status == 200, let report = answer.json else { throw CommandError(answer.text) }
        if json { return print(answer.text) }
        for month in report["months"]?.array ?? [] {
            let name = month["month"]?.string ?? ""
            for source in month["sources"]?.array ?? [] {
                print(
                    name.padded(to: 9) + (source["source"]?.string ?? "").padded(to: 12)
                        + "asked \(count(source, "made"))".padded(to: 14)
                        + "spared \(count(source, "spared"))".padded(to: 15)
                        + (source["centsSpared"]?.integer.map(Self.euro) ?? "no price"))
            }
            for purpose in month["purposes"]?.array ?? [] {
                print(
                    name.padded(to: 9) + (purpose["purpose"]?.string ?? "").padded(to: 45)
                        + "given \(count(purpose, "given")), refused \(count(purpose, "refused")), "
                        + "unknown \(count(purpose, "unknown")), on lists or in part \(count(purpose, "aside"))")
            }
        }
        let hidden = report["atLeast"]?.boolean == true ? " (small counts left out)" : ""
        print(
            "\(count(report, "questionsSpared")) questions to sources spared, "
                + Self.euro(report["centsSpared"]?.integer ?? 0)
                + "; at most \(count(report, "papersNotAsked")) papers and "
                + "at most \(count(report, "questionsNotAsked")) questions not asked of citizens\(hidden)")
    }

    /// A count that is not there is hidden, being small.
    private func count(_ json: JSON, _ name: String) -> String {
        json[name]?.integer.map(String.init) ?? "hidden"
    }

    private static func euro(_ cents: Int64) -> String {
        "EUR \(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}
