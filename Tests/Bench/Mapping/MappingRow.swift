/// Mapping an answer into facts, beside what libxml2 needs to build and free a tree of it.
struct MappingRow: Sendable {
    let options: BenchOptions

    func measure() async throws -> [ReportRow] {
        let answers = try await Answers.load()
        let mapping = try MappingWork(answers)
        let tree = TreeWork(answers)
        let documents = Double(answers.documents.count)
        var (mapped, built) = (Samples(), Samples())
        let clock = ContinuousClock()
        mapping.pass()
        tree.pass()
        for _ in 0..<options.rounds * 20 {
            mapped.add(clock.measure { mapping.pass() }.inMilliseconds * 1000 / documents)
            built.add(clock.measure { tree.pass() }.inMilliseconds * 1000 / documents)
        }
        let share = mapped.median / built.median
        let what = "\(answers.origin), \(Figure.text(Double(answers.averageBytes))) bytes each"
        let wall = ReportRow(
            "  wall: map, beside tree", measured: "\(mapped.text(1, " µs")) beside \(built.text(1, " µs"))",
            verdict: "\(Figure.text(share, 2))×")
        return [try await instructions(what, documents), wall, try await LargeAnswer.measure()]
    }

    private func instructions(_ what: String, _ documents: Double) async throws -> ReportRow {
        let work = "map an answer into facts: instructions"
        guard await Tool.isInstalled("valgrind") else { return .skipped(work, "valgrind is not installed") }
        let callgrind = try await Callgrind(options)
        let mapped = try await callgrind.perPass("map") / documents
        let built = try await callgrind.perPass("tree") / documents
        return ReportRow(
            work, aim: "no more than the tree",
            measured: "\(Figure.text(mapped)) beside \(Figure.text(built)); \(what)",
            verdict: ReportRow.verdict(mapped / built, atMost: 1))
    }
}
