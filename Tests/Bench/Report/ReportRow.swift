/// One line of the table.
struct ReportRow: Sendable {
    let work: String
    let aim: String
    let measured: String
    let verdict: String

    init(_ work: String, aim: String = "", measured: String, verdict: String = "") {
        self.work = work
        self.aim = aim
        self.measured = measured
        self.verdict = verdict
    }

    /// A row that this machine cannot measure, said aloud.
    static func skipped(_ work: String, _ why: String) -> ReportRow {
        ReportRow(work, measured: "skipped: " + why, verdict: "–")
    }

    /// Whether an aim that is a least or a most is met, and by how much.
    static func verdict(_ value: Double, atLeast aim: Double) -> String {
        let share = aim == 0 ? 0 : value / aim
        return value >= aim ? "met, \(Figure.text(share, 2))×" : "missed by \(Figure.text((1 - share) * 100))%"
    }

    static func verdict(_ value: Double, atMost aim: Double) -> String {
        let share = aim == 0 ? 0 : value / aim
        return value <= aim
            ? "met, \(Figure.text(share * 100))% of it" : "missed, \(Figure.text((share - 1) * 100))% over"
    }
}
