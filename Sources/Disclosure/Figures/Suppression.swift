/// Hides what says too much about few people: every count under five, and whatever would give one away by subtraction.
///
/// The table has its totals in the last row and column. A hidden count is safe when counts elsewhere that are hidden too
/// could shift so that it is one more or one less, with every sum as shown; where none could, the smallest shown count
/// beside it is hidden as well. Nought is shown, so who reads knows that a hidden count is one at least.
package struct Suppression: Sendable {
    /// Counts from here on are shown.
    package static let least = 5

    private let counts: [[Int]]
    package private(set) var hidden: [[Bool]]

    /// `rows` are counts without totals, all of one length; `hidesTotal` where the total of all is hidden elsewhere.
    package init(_ rows: [[Int]], hidesTotal: Bool = false) {
        let width = rows.first?.count ?? 0
        var all = rows.map { $0 + [$0.reduce(0, +)] }
        all.append((0...width).map { column in all.reduce(0) { $0 + $1[column] } })
        counts = all
        hidden = all.map { $0.map { $0 > 0 && $0 < Self.least } }
        if hidesTotal, counts[height - 1][width - 1] > 0 { hidden[height - 1][width - 1] = true }
        while let (row, column) = firstUnsafe() { hide(beside: row, column) }
    }

    /// The count, totals included; `nil` where it is hidden.
    ///
    /// A table without rows has noughts for totals.
    package func shown(_ row: Int, _ column: Int) -> Int? {
        guard row < height, column < width else { return 0 }
        return hidden[row][column] ? nil : counts[row][column]
    }

    /// The total of all; `nil` where it is hidden.
    package var total: Int? { shown(height - 1, width - 1) }

    private var height: Int { counts.count }
    private var width: Int { counts.first?.count ?? 0 }

    private func firstUnsafe() -> (Int, Int)? {
        for row in 0..<height {
            for column in 0..<width where hidden[row][column] && !canShift(row, column) { return (row, column) }
        }
        return nil
    }

    /// The smallest shown count of the row or column; else one that crosses with what is hidden, else a total.
    ///
    /// There is one, since in a table of which all but the noughts is hidden each count could be one more.
    private mutating func hide(beside row: Int, _ column: Int) {
        let places = (0..<height).flatMap { row in (0..<width).map { (row, $0) } }.filter(mayHide)
        func rank(_ place: (Int, Int)) -> (Int, Int) {
            let isBeside = place.0 == row || place.1 == column
            let worth = isTotal(place) ? (isBeside ? 2 : 3) : (isBeside || crosses(place) ? (isBeside ? 0 : 1) : 4)
            return (worth, counts[place.0][place.1])
        }
        guard let next = places.min(by: { rank($0) < rank($1) }) else { return }
        hidden[next.0][next.1] = true
    }

    /// Whether its row and its column both hide a count already, so that it may complete a round.
    private func crosses(_ place: (Int, Int)) -> Bool {
        hidden[place.0].contains(true) && hidden.contains { $0[place.1] }
    }

    private func mayHide(_ place: (Int, Int)) -> Bool {
        !hidden[place.0][place.1] && counts[place.0][place.1] > 0
    }

    private func isTotal(_ place: (Int, Int)) -> Bool { place.0 == height - 1 || place.1 == width - 1 }

    /// Totals enter the sums with the other sign, the total of totals with the same: each row and column then sums to 0.
    private func mayChange(_ row: Int, _ column: Int, up: Bool) -> Bool {
        guard hidden[row][column] else { return false }
        let isNegated = (row == height - 1) != (column == width - 1)
        return up != isNegated || counts[row][column] > 1
    }

    /// Whether a round of changes, up and down in turn along rows and columns of hidden counts, goes through this one.
    private func canShift(_ row: Int, _ column: Int) -> Bool {
        (mayChange(row, column, up: true) && reaches(row, column, up: true))
            || (mayChange(row, column, up: false) && reaches(row, column, up: false))
    }

    /// From the column of a count that went `up` back to its row: the other way in a column, the same way in a row.
    private func reaches(_ row: Int, _ column: Int, up: Bool) -> Bool {
        var rows: Set<Int> = []
        var columns: Set<Int> = [column]
        var waiting = [column]
        while let at = waiting.popLast() {
            for other in 0..<height where (other, at) != (row, column) && mayChange(other, at, up: !up) {
                guard rows.insert(other).inserted else { continue }
                if other == row { return true }
                for next in 0..<width where (other, next) != (row, column) && mayChange(other, next, up: up) {
                    if columns.insert(next).inserted { waiting.append(next) }
                }
            }
        }
        return false
    }
}
