/// A table that a narrow screen shows row by row, with the name of its column before each cell.
///
/// The roles say again what the elements are, since a table that is laid out otherwise is none to some readers.
struct DeskTable {
    let caption: String
    let columns: [String]
    let rows: [[HTML]]
    /// What stands there when there are no rows.
    var nothing = "Niets gevonden."

    var html: HTML {
        guard !rows.isEmpty else { return HTML(.p, .class("nothing"), text: nothing) }
        return HTML(.table, .role("table")) {
            HTML(.caption, text: caption)
            HTML(.thead, .role("rowgroup")) {
                HTML(.tr, .role("row")) {
                    for column in columns { HTML(.th, .scope("col"), .role("columnheader"), text: column) }
                }
            }
            HTML(.tbody, .role("rowgroup")) {
                for row in rows {
                    HTML(.tr, .role("row")) {
                        for (column, cell) in zip(columns, row) {
                            HTML(.td, [.role("cell"), .init("data-label", column)], cell)
                        }
                    }
                }
            }
        }
    }
}
