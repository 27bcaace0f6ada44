import FoundationEssentials

/// One run of `wrk`: 64 connections that each ask something at random from a file, again and again.
struct Wrk: Sendable {
    let requests: Double
    let seconds: Double
    /// In milliseconds.
    let p50: Double
    let p99: Double
    /// Answers that were no success, and connections that failed.
    let errors: Int

    var rate: Double { requests / max(seconds, 1e-9) }

    /// Each line of the file is a token, a tab and a body.
    private static let script = """
        local ready = {}
        function init(args)
          math.randomseed(tonumber(args[2]))
          for line in io.lines(args[1]) do
            local token, body = line:match("^([^\\t]+)\\t(.+)$")
            local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. token }
            ready[#ready + 1] = wrk.format("POST", "/v1/disclosures", headers, body)
          end
        end
        function request() return ready[math.random(#ready)] end
        function done(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("\\nRESULT %d %d %d %d %d\\n", summary.requests, summary.duration,
            latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
        end
        """

    static func run(port: Int, lines file: String, seconds: Int, seed: Int, folder: String) async throws -> Wrk {
        let path = folder + "/ask.lua"
        try Data(script.utf8).write(to: URL(filePath: path))
        let tool = try await Tool.run(
            "wrk",
            [
                "-t", "1", "-c", "64", "-d", "\(seconds)s", "--timeout", "10s", "-s", path, "http://127.0.0.1:\(port)",
                "--", file, String(seed),
            ])
        let line = tool.output.split(separator: "\n").first { $0.hasPrefix("RESULT ") }
        let figures = (line ?? "").split(separator: " ").dropFirst().compactMap { Double($0) }
        guard figures.count == 5 else { throw BenchError("wrk said: \(tool.output)\(tool.errors)") }
        return Wrk(
            requests: figures[0], seconds: figures[1] / 1e6, p50: figures[2] / 1000, p99: figures[3] / 1000,
            errors: Int(figures[4]))
    }
}
