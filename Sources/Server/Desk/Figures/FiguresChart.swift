import Disclosure

/// Yes, no and stopped of each purpose as bars; the tables below hold the same counts, and all others.
struct FiguresChart {
    let figures: ConsentFigures

    /// A bar is told from the others by its pattern of light and by its word, not by colour alone (WCAG 1.4.1).
    private static let shown: [(outcome: ConsentFigures.Outcome, fill: String)] = [
        (.yes, "#003b71"), (.no, "#8a9ba8"), (.stopped, "#b35900"),
    ]
    private static let rowHeight = 24
    private static let left = 300
    private static let width = 640

    var html: HTML {
        let bars = figures.purposes.indices.flatMap { index in
            Self.shown.map { shown in
                Bar(purpose: index, outcome: shown.outcome, fill: shown.fill, count: count(shown.outcome, index))
            }
        }
        guard let most = bars.compactMap(\.length).max(), most > 0 else {
            return HTML(.p, .class("nothing"), text: "Er is niets om in een grafiek te tonen.")
        }
        let height = figures.purposes.count * (Self.shown.count + 1) * Self.rowHeight
        return HTML(
            .svg, .role("img"), .label("Ja, nee en gestopt per doel; de tabellen hieronder zeggen hetzelfde"),
            .init("viewBox", "0 0 \(Self.width) \(height)"), .init("width", "\(Self.width)"),
            .init("height", "\(height)")
        ) {
            for (index, purpose) in figures.purposes.enumerated() {
                text(purpose, x: 0, y: top(index) + 16, isBold: true)
            }
            for (index, bar) in bars.enumerated() { drawn(bar, index, most) }
        }
    }

    private struct Bar {
        let purpose: Int
        let outcome: ConsentFigures.Outcome
        let fill: String
        let count: FigureCount?

        /// As long as the count is at least; none where it is hidden.
        var length: Int? { count.flatMap { $0.isHidden ? nil : $0.least } }
    }

    /// The total of a purpose, over all channels.
    private func count(_ outcome: ConsentFigures.Outcome, _ purpose: Int) -> FigureCount? {
        figures.crosses.first { $0.outcome == outcome }?.counts[purpose].last
    }

    private func top(_ purpose: Int) -> Int { purpose * (Self.shown.count + 1) * Self.rowHeight }

    @HTMLBuilder private func drawn(_ bar: Bar, _ index: Int, _ most: Int) -> HTML {
        let y = top(bar.purpose) + (index % Self.shown.count + 1) * Self.rowHeight
        let length = (bar.length ?? 0) * (Self.width - Self.left) / most
        text("\(bar.outcome.dutch): \(FiguresPage.words(bar.count))", x: 16, y: y + 16)
        HTML(
            .rect, .init("x", "\(Self.left)"), .init("y", "\(y + 3)"), .init("width", "\(length)"),
            .init("height", "\(Self.rowHeight - 6)"), .init("fill", bar.fill))
    }

    private func text(_ words: String, x: Int, y: Int, isBold: Bool = false) -> HTML {
        HTML(
            .text, .init("x", "\(x)"), .init("y", "\(y)"), .init("font-size", "15"),
            .init("font-weight", isBold ? "700" : nil), .init("fill", "#1a1a1a"), text: words)
    }
}
