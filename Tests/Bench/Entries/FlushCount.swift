/// How often a disk is told to flush, by the system's own account.
struct FlushCount: Sendable {
    /// Where log and trace lie.
    let folder: String

    /// Entries for each flush; `nil` where tracing is not permitted.
    func entriesPerFlush(side: String, waiting: Int, count: Int) async throws -> Double? {
        // What opening and closing flush is taken off.
        guard let idle = try await flushes(side, waiting, 0), let busy = try await flushes(side, waiting, count) else {
            return nil
        }
        return Double(count) / Double(max(1, busy - idle))
    }

    private func flushes(_ side: String, _ waiting: Int, _ count: Int) async throws -> Int? {
        let counts = folder + "/strace.txt"
        let tool = try await Tool.run(
            "strace",
            [
                // Only the flushes stop the process, so that the others go at their own pace.
                "-f", "--seccomp-bpf", "-c", "-e", "trace=fsync,fdatasync", "-o", counts, Binaries.bench, "append",
                "--folder", folder, "--side", side, "--waiting", String(waiting), "--count", String(count),
            ])
        guard tool.status == 0 else { return nil }
        let report = try await Tool.run("cat", [counts]).output
        // "% time  seconds  usecs/call  calls  [errors]  syscall"
        let calls = report.split(separator: "\n").compactMap { line -> Int? in
            let fields = line.split(separator: " ")
            guard let name = fields.last, name == "fsync" || name == "fdatasync", fields.count > 4 else { return nil }
            return Int(fields[3])
        }
        return calls.reduce(0, +)
    }
}
