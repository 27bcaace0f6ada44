import Core
import Glibc
import Testing

/// Callers on 32 connections who ask until the gateway is gone, and write down each answer.
struct AskingCrowd {
    /// An answer that somebody has in hand.
    struct Written: Hashable, Sendable {
        let id: String
        let index: Int64
        let name: String
    }

    private static let connections = 32

    let town: Town
    private(set) var written: [Written] = []
    private var newest: [Written] = []

    init(_ town: Town) {
        self.town = town
    }

    /// Asks until the gateway is killed, which happens after `moment`; gives how many asks were under way then.
    ///
    /// `moment` may look at the number of answers.
    /// Each ask has a case of its own, and some are about people whom the gateway never met.
    mutating func ask(
        round: Int, until moment: @escaping @Sendable (_ answered: @Sendable () -> Int) async throws -> Void
    ) async throws -> Int {
        let town = town
        _ = try await town.token("zonnegem/waste")
        let strangers = Resident.strangers(900)
        let answers = Guarded<[Written]>([])
        let killed = Guarded<ContinuousClock.Instant?>(nil)
        let underWay = Guarded(0)
        try await withThrowingTaskGroup { group in
            for caller in 0..<Self.connections {
                group.addTask {
                    for turn in 0... {
                        let number =
                            turn.isMultiple(of: 3)
                            ? strangers[Int.random(in: 0..<strangers.count)]
                            : Resident.all[(caller + turn) % Resident.all.count].number
                        let name = "K-\(round)-\(caller)-\(turn)"
                        let start = ContinuousClock.now
                        guard let answer = try? await town.askWaste(about: number, case: name) else {
                            if let end = killed.value, start < end { underWay.change { $0 += 1 } }
                            return
                        }
                        if let line = Self.read(answer, name) { answers.change { $0.append(line) } }
                    }
                }
            }
            group.addTask {
                try await moment { answers.value.count }
                killed.change { $0 = .now }
                await town.gateway?.end(SIGKILL)
            }
            try await group.waitForAll()
        }
        newest = answers.value
        written += newest
        return underWay.value
    }

    private static func read(_ answer: Answer, _ name: String) -> Written? {
        guard answer.status == 200, let id = answer.json?["id"]?.string, let index = answer.index else {
            // Someone outside the population is refused; nothing else is expected.
            #expect(answer.status == 400 || answer.status == 403, "\(answer.text)")
            return nil
        }
        return Written(id: id, index: index, name: name)
    }

    /// The answers that came last before the end are in the log, as who got them can see.
    func newestStand() async throws {
        for line in newest.suffix(5) {
            let answer = try await town.get("/v1/disclosures/" + line.id, as: "zonnegem/waste")
            #expect(answer.status == 200 && answer.index == line.index, "\(answer.text)")
        }
    }

    /// Holds every answer against the whole log, and the log against the law; gives the interrupted consultations.
    @discardableResult
    func everythingStands() async throws -> Int {
        let lines = try await town.audit()
        #expect(Self.findings(lines, written) == [])
        #expect(try await town.verify() == [])
        return lines.filter { $0.type == "closed" && $0["outcome"]?.string == "interrupted" }.count
    }

    /// What is wrong with a log, given what callers have in hand.
    static func findings(_ lines: [JSON], _ written: [Written]) -> [String] {
        var findings: [String] = []
        var byIndex: [Int64: JSON] = [:]
        for line in lines { if let index = line.index { byIndex[index] = line } }
        if byIndex.count != lines.count { findings.append("two entries have one position") }
        if Set(lines.compactMap { $0["id"]?.string }).count != lines.count {
            findings.append("two entries have one id")
        }
        let missing = written.filter { written in
            let line = byIndex[written.index]
            return line?.type != "disclosed" || line?["id"]?.string != written.id
                || line?["content"]?["case"]?.string != written.name
        }
        if !missing.isEmpty { findings.append("\(missing.count) of \(written.count) answers have no entry") }
        let cases = lines.filter { $0.type == "disclosed" }.compactMap { $0["content"]?["case"]?.string }
        if Set(cases).count != cases.count { findings.append("something was disclosed twice") }
        let closings = lines.filter { $0.type == "closed" }
        let closed = closings.compactMap { $0["content"]?["consultation"]?.string }
        if closed.count != closings.count || Set(closed).count != closed.count {
            findings.append("something was closed twice")
        }
        if Set(closed) != Set(lines.filter { $0.type == "consulted" }.compactMap { $0["id"]?.string }) {
            findings.append("a consultation has no end")
        }
        return findings
    }
}
