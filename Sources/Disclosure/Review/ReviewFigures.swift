import Core
package import Ledger

/// How much was looked through, for the yearly report: "n of m looked at, k unexplained".
package struct ReviewFigures: Hashable, Sendable {
    package private(set) var samples = 0
    package private(set) var open = 0
    package private(set) var drawn = 0
    package private(set) var reviewed = 0
    package private(set) var unexplained = 0

    package init(_ matters: some Sequence<MatterRow>) {
        for row in matters {
            guard case .sample(let sheet) = row.matter else { continue }
            samples += 1
            if row.state == .open { open += 1 }
            drawn += sheet.entries.count
            reviewed += sheet.findings.count
            unexplained += sheet.unexplained
        }
    }
}
