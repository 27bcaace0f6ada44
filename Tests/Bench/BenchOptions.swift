/// What the command line asks for: `bench [rows] --entries 1000000 --rounds 5 --seconds 4 --port 18480 --folder F`.
struct BenchOptions: Sendable {
    /// The words before the options: rows to measure, or a subcommand with its arguments.
    private(set) var words: [String] = []
    private var values: [String: String] = [:]

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--") else {
                words.append(word)
                continue
            }
            guard let value = rest.popFirst() else { throw BenchError("\(word) needs a value") }
            values[word] = value
        }
    }

    private func integer(_ name: String, _ otherwise: Int) -> Int { values[name].flatMap { Int($0) } ?? otherwise }

    /// Entries that the log holds before appends are measured.
    var entries: Int { integer("--entries", 100_000) }
    /// The sizes of log at which growth is measured.
    var sizes: [Int] {
        (values["--sizes"] ?? "0,1000000,10000000").split(separator: ",").compactMap { Int($0) }.sorted()
    }
    /// Where the plot of growth goes.
    var plot: String { values["--plot"] ?? folder + "/growth.svg" }
    /// How often each side of a comparison is measured, in turn.
    var rounds: Int { max(1, integer("--rounds", 5)) }
    /// How long one side is measured, where time and not a count ends it.
    var seconds: Int { max(1, integer("--seconds", 4)) }
    /// The gateway's port; the mock sources and the canned server take the next two.
    var port: Int { integer("--port", 18_480) }
    var waiting: Int { integer("--waiting", 64) }
    var count: Int { integer("--count", 0) }
    var side: String { values["--side"] ?? "store" }
    /// Where data lie meanwhile: on a real disk, for a flush to a disk in memory costs nothing.
    var folder: String { values["--folder"] ?? ".build-bench/work" }
    var token: String { values["--token"] ?? "" }
    var file: String { values["--file"] ?? "" }
}
