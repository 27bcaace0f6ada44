import Ledger
import MerkleLog
import Store

/// Verifying a log of a million entries: the tree alone, and everything opened, replayed and compared.
struct VerifyRow: Sendable {
    let options: BenchOptions

    /// Fills the log that ``EntriesRow`` left behind up to the size, and leaves it.
    func measure() async throws -> [ReportRow] {
        let log = try await LogFolder(options.folder + "/log")
        try await log.fill(to: options.entries)
        let entries = try await log.size()
        let name = "\(Figure.text(Double(entries))) entries"
        let verifier = Verifier(journal: log.journal)
        let year = log.store.year
        var hashes = Samples()
        var whole = Samples()
        let clock = ContinuousClock()
        for _ in 0..<options.rounds {
            var began = clock.now
            let tree = try await verifier.tree(log: year)
            hashes.add((clock.now - began).inSeconds)
            began = clock.now
            let verification = try await verifier.verify(log: year)
            whole.add((clock.now - began).inSeconds)
            guard verification.holds, tree.root.base64 == verification.root, tree.size == UInt64(entries) else {
                throw BenchError("the log does not hold")
            }
        }
        await log.store.close()
        let millions = Double(entries) / 1_000_000
        return [
            ReportRow(
                "verify \(name): hashes", aim: "3 s at 1,000,000", measured: hashes.text(2, " s"),
                verdict: ReportRow.verdict(hashes.median, atMost: 3 * millions)),
            ReportRow(
                "  opened, replayed, every row compared", aim: "15 s at 1,000,000", measured: whole.text(2, " s"),
                verdict: ReportRow.verdict(whole.median, atMost: 15 * millions)),
        ]
    }
}
