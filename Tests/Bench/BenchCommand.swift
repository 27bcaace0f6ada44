import Foundation

/// Prints the table of speeds, or the rows named.
///
/// What else it understands is for the processes that it starts.
@main
struct BenchCommand {
    private static let rows = ["mapping", "entries", "warm", "warm12", "cold", "shared", "memory", "verify"]

    /// Not among the rows of every run: each takes minutes.
    private static let alone = ["growth", "pages", "rollover", "run", "year"]

    static func main() async {
        do {
            try await run()
        } catch {
            FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
            exit(2)
        }
    }

    private static func run() async throws {
        let options = try BenchOptions(Array(CommandLine.arguments.dropFirst()))
        let passes = options.words.count > 1 ? Int(options.words[1]) ?? 1 : 1
        switch options.words.first {
        case "canned":
            let bytes = FileManager.default.contents(atPath: options.file).map { Array($0) } ?? []
            try await CannedServer(token: options.token, bytes: bytes).serve(port: options.port)
        case "map":
            let work = try MappingWork(try await Answers.load())
            for _ in 0..<passes { work.pass() }
        case "tree":
            let work = TreeWork(try await Answers.load())
            for _ in 0..<passes { work.pass() }
        case "large": try LargeAnswer.map()
        case "append": try await EntriesChild(options: options).run()
        case "profile": try await WarmProfile(options: options).show()
        default: try await table(options)
        }
    }

    private static func table(_ options: BenchOptions) async throws {
        let wanted = options.words.isEmpty ? rows : options.words
        guard wanted.allSatisfy(rows.contains) || Self.alone.contains(wanted.joined()) else {
            throw BenchError(
                "the rows are: " + rows.joined(separator: " ") + "; alone: " + Self.alone.joined(separator: " "))
        }
        if wanted == ["growth"] { return print(try await GrowthRow(options: options).measure().text) }
        if wanted == ["pages"] { return print(try await PagesRow(options: options).measure().text) }
        try FileManager.default.createDirectory(atPath: options.folder, withIntermediateDirectories: true)
        var table = ReportTable()
        if wanted == ["run"] { table.add(try await RunRow(options: options).measure()) }
        if wanted == ["year"] { table.add(try await YearRow(options: options).measure()) }
        if wanted == ["rollover"] { table.add(try await RolloverRow(options: options).measure()) }
        if wanted.contains("mapping") { table.add(try await MappingRow(options: options).measure()) }
        if wanted.contains("entries") { table.add(try await EntriesRow(options: options).measure()) }
        if wanted.contains("verify") { table.add(try await VerifyRow(options: options).measure()) }
        if !Set(wanted).isDisjoint(with: ["warm", "warm12", "cold", "shared", "memory"]) {
            table.add(try await TownRows(options: options, wanted: wanted).measure())
        }
        print(table.text)
    }
}
