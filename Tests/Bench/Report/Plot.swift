/// Lines over a logarithmic axis, as SVG that a browser shows by itself.
struct Plot: Sendable {
    let title: String
    let lines: [PlotLine]

    private static let (width, height, left, top, right, bottom) = (640.0, 260.0, 70.0, 34.0, 120.0, 40.0)
    private static let colours = ["#005a9c", "#b3261e", "#2e7d32", "#6a1b9a", "#8d6e00"]

    /// The plots below each other; each has its own scale from nought.
    static func svg(_ plots: [Plot], against axis: String) -> String {
        let whole = height * Double(plots.count)
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(Int(whole))" \
            font-family="sans-serif" font-size="12" role="img">
            <title>\(plots.map(\.title).joined(separator: "; ")) against \(axis)</title>
            <rect width="100%" height="100%" fill="#fff"/>

            """
        for (index, plot) in plots.enumerated() {
            text += "<g transform=\"translate(0 \(Int(height) * index))\">\n" + plot.body(axis) + "</g>\n"
        }
        return text + "</svg>\n"
    }

    private func body(_ axis: String) -> String {
        let most = max(1e-9, lines.flatMap(\.points).map(\.y).max() ?? 1)
        let sizes = Set(lines.flatMap(\.points).map(\.x)).sorted()
        let ground = Self.height - Self.bottom
        var text = "<text x=\"\(Self.left)\" y=\"18\" font-weight=\"bold\">\(title)</text>\n"
        for share in [0.0, 0.5, 1.0] {
            let y = number(ground - share * (ground - Self.top))
            text += """
                <line x1="\(number(Self.left))" x2="\(number(Self.width - Self.right))" y1="\(y)" y2="\(y)" stroke="#ccc"/>
                <text x="\(number(Self.left - 6))" y="\(y)" dy="4" text-anchor="end">\
                \(Figure.text(most * share, most < 10 ? 3 : 0))</text>

                """
        }
        for size in sizes {
            text += """
                <text x="\(number(x(size, sizes)))" y="\(number(ground + 18))" text-anchor="middle">\
                \(Figure.text(size))</text>

                """
        }
        text += """
            <text x="\(number(Self.left))" y="\(number(ground + 34))">\(axis) (logarithmic)</text>

            """
        for (index, line) in lines.enumerated() {
            let colour = Self.colours[index % Self.colours.count]
            let points = line.points.map { point in
                (x: x(point.x, sizes), y: ground - point.y / most * (ground - Self.top))
            }
            let path = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
            text += "<polyline fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\" points=\"\(path)\"/>\n"
            for point in points {
                text += "<circle cx=\"\(number(point.x))\" cy=\"\(number(point.y))\" r=\"3\" fill=\"\(colour)\"/>\n"
            }
            if let last = points.last {
                text += """
                    <text x="\(number(last.x + 8))" y="\(number(last.y + 4))" fill="\(colour)">\(line.name)</text>

                    """
            }
        }
        return text
    }

    /// By the order of magnitude, since sizes differ by powers of ten.
    private func x(_ size: Double, _ sizes: [Double]) -> Double {
        func magnitude(_ value: Double) -> Double {
            var (rest, whole) = (max(1, value), 0.0)
            while rest >= 10 {
                rest /= 10
                whole += 1
            }
            return whole + (rest - 1) / 9
        }
        guard let first = sizes.first, let last = sizes.last, magnitude(last) > magnitude(first) else {
            return Self.left
        }
        let share = (magnitude(size) - magnitude(first)) / (magnitude(last) - magnitude(first))
        return Self.left + 10 + share * (Self.width - Self.right - Self.left - 20)
    }

    private func number(_ value: Double) -> String { Figure.text(value, 1).filter { $0 != "," } }
}
