import FoundationEssentials

/// Counts instructions: the same in each run, whatever else the machine does.
struct Callgrind: Sendable {
    /// The bench without debug information, which valgrind 3.19 cannot read.
    private let binary: String

    init(_ options: BenchOptions) async throws {
        binary = options.folder + "/bench-stripped"
        let tool = try await Tool.run("strip", ["-g", "-o", binary, Binaries.bench])
        guard tool.status == 0 else { throw BenchError("strip: \(tool.errors)") }
    }

    /// Instructions of one more pass of a subcommand: a long run less a short one, so that the start falls out.
    func perPass(_ subcommand: String) async throws -> Double {
        let short = try await total(subcommand, 2)
        let long = try await total(subcommand, 6)
        return (long - short) / 4
    }

    private func total(_ subcommand: String, _ passes: Int) async throws -> Double {
        let tool = try await Tool.run(
            "valgrind",
            ["--tool=callgrind", "--callgrind-out-file=/dev/null", binary, subcommand, String(passes)])
        // "==123== Collected : 12345"
        let line = tool.errors.split(separator: "\n").first { $0.contains("Collected :") }
        guard tool.status == 0, let figure = line?.split(separator: " ").last.flatMap({ Double($0) }) else {
            throw BenchError("valgrind: \(tool.errors.suffix(400))")
        }
        return figure
    }
}
