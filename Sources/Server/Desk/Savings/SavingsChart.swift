import Disclosure

/// Questions to sources by month, made and spared, as bars; the table beside it says the same.
struct SavingsChart {
    let savings: Savings

    private static let rowHeight = 24
    private static let left = 220
    private static let width = 640

    var html: HTML {
        let most = savings.months.map { max($0.made, $0.spared) }.max() ?? 0
        guard most > 0 else { return HTML(.p, .class("nothing"), text: "Er is niets om in een grafiek te tonen.") }
        let height = savings.months.count * 3 * Self.rowHeight
        return HTML(
            .svg, .role("img"),
            .label("Vragen aan bronnen per maand, gesteld en bespaard; de tabel hieronder zegt hetzelfde"),
            .init("viewBox", "0 0 \(Self.width) \(height)"), .init("width", "\(Self.width)"),
            .init("height", "\(height)")
        ) {
            for (index, month) in savings.months.enumerated() {
                let top = index * 3 * Self.rowHeight
                text(SavingsPage.name(month), x: 0, y: top + 16, isBold: true)
                bar("gesteld", month.made, most, y: top + Self.rowHeight, fill: "#8a9ba8")
                bar("bespaard", month.spared, most, y: top + 2 * Self.rowHeight, fill: "#003b71")
            }
        }
    }

    /// A bar is told from the other by its word, not by colour alone (WCAG 1.4.1).
    @HTMLBuilder private func bar(_ word: String, _ count: Int, _ most: Int, y: Int, fill: String) -> HTML {
        text("\(word): \(count)", x: 16, y: y + 16)
        HTML(
            .rect, .init("x", "\(Self.left)"), .init("y", "\(y + 3)"),
            .init("width", "\(count * (Self.width - Self.left) / most)"),
            .init("height", "\(Self.rowHeight - 6)"), .init("fill", fill))
    }

    private func text(_ words: String, x: Int, y: Int, isBold: Bool = false) -> HTML {
        HTML(
            .text, .init("x", "\(x)"), .init("y", "\(y)"), .init("font-size", "15"),
            .init("font-weight", isBold ? "700" : nil), .init("fill", "#1a1a1a"), text: words)
    }
}
