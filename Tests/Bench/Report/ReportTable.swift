/// The table of speeds.
struct ReportTable {
    private static let head = ReportRow("work", aim: "aim", measured: "median (least–most)", verdict: "")
    private var rows: [ReportRow] = []

    mutating func add(_ more: [ReportRow]) { rows += more }

    var text: String {
        let all = [Self.head] + rows
        let columns: [(ReportRow) -> String] = [{ $0.work }, { $0.aim }, { $0.measured }, { $0.verdict }]
        let widths = columns.map { column in all.map { column($0).count }.max() ?? 0 }
        func line(_ row: ReportRow) -> String {
            zip(columns, widths).map { column, width in
                let text = column(row)
                return text + String(repeating: " ", count: width - text.count)
            }
            .joined(separator: " | ")
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "-|-")
        return ([line(Self.head), rule] + rows.map(line)).joined(separator: "\n")
    }
}
