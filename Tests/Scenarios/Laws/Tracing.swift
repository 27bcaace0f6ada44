/// Reads what `strace` writes.
enum Tracing {
    /// Whether `strace` is there and may trace; containers often do not permit it.
    static let isPermitted = Binary.tool("strace").map { Binary.succeeds([$0, "-o", "/dev/null", "true"]) } ?? false

    /// For each disclosure, one after the other: how many flushes of the log ended between the read of the request and
    /// the first write of its answer.
    static func flushes(in trace: String) -> [Int] {
        var counts: [Int] = []
        var count: Int?
        /// The threads with a flush of the log under way.
        var flushing: Set<Substring> = []
        for line in trace.split(separator: "\n") {
            let thread = line.prefix { $0 != " " }
            if line.contains("POST /v1/disclosures") {
                count = 0
            } else if line.contains("sync("), line.contains("ledger.sqlite") {
                if line.hasSuffix("= 0") { count? += 1 } else { flushing.insert(thread) }
            } else if line.contains("sync resumed"), flushing.remove(thread) != nil, line.hasSuffix("= 0") {
                count? += 1
            } else if line.contains("HTTP/1.1 200"), !line.contains("read("), !line.contains("recv"), let done = count {
                counts.append(done)
                count = nil
            }
        }
        return counts
    }
}
