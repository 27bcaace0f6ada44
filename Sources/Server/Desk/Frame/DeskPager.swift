/// Leads to older entries and back to the newest; a cursor, since a log grows while it is read.
struct DeskPager {
    /// `nil` on the first page.
    let newest: String?
    /// `nil` on the last page.
    let older: String?

    var html: HTML? {
        guard newest != nil || older != nil else { return nil }
        return HTML(.nav, .class("pager"), .label("Verder bladeren")) {
            if let newest { HTML(.a, .href(newest), text: "Terug naar de nieuwste") }
            if let older { HTML(.a, .href(older), text: "Oudere regels") }
        }
    }
}
