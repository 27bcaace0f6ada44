/// Points of one kind, in order.
struct PlotLine: Sendable {
    let name: String
    private(set) var points: [(x: Double, y: Double)] = []

    init(name: String) {
        self.name = name
    }

    mutating func add(_ x: Double, _ y: Double) { points.append((x, y)) }
}
