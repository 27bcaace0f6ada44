import Core
import Disclosure
import Support
import Testing

@Suite("A small count is given away by no sum")
struct SuppressionTests {
    /// Everything that a hidden count could be, for one who knows the rule: that nought is never hidden.
    private static func possible(_ table: Suppression, rows: Int, columns: Int) -> [[Set<Int>]] {
        var found = Array(repeating: Array(repeating: Set<Int>(), count: columns + 1), count: rows + 1)
        var guess = Array(repeating: Array(repeating: 0, count: columns), count: rows)
        func fill(_ index: Int) {
            guard index < rows * columns else {
                var all = guess.map { $0 + [$0.reduce(0, +)] }
                all.append((0...columns).map { column in all.reduce(0) { $0 + $1[column] } })
                for row in 0...rows {
                    for column in 0...columns {
                        if let shown = table.shown(row, column), shown != all[row][column] { return }
                    }
                }
                for row in 0...rows { for column in 0...columns { found[row][column].insert(all[row][column]) } }
                return
            }
            let (row, column) = (index / columns, index % columns)
            for value in table.shown(row, column).map({ $0...$0 }) ?? 1...11 {
                guess[row][column] = value
                fill(index + 1)
            }
        }
        fill(0)
        return found
    }

    @Test("no hidden count or total has one value only", arguments: 0..<60)
    func attack(seed: UInt64) {
        let random = Entropy.seeded(seed).bytes(6).map { Int($0) }
        let (rows, columns) = seed.isMultiple(of: 2) ? (2, 2) : (3, 1)
        let counts = (0..<rows).map { row in (0..<columns).map { random[row * columns + $0] % 9 } }
        let table = Suppression(counts)
        let possible = Self.possible(table, rows: rows, columns: columns)
        for row in 0...rows {
            for column in 0...columns where table.shown(row, column) == nil {
                #expect(possible[row][column].count > 1, "\(counts) at \(row), \(column)")
            }
        }
    }

    @Test("a count from 1 to 4 is never shown, nor a total of that size", arguments: 0..<40)
    func small(seed: UInt64) {
        let random = Entropy.seeded(seed).bytes(12).map { Int($0) % 12 }
        let table = Suppression((0..<4).map { row in (0..<3).map { random[row * 3 + $0] } })
        for row in 0...4 {
            for column in 0...3 { #expect(table.shown(row, column).map { $0 == 0 || $0 >= 5 } ?? true) }
        }
    }

    @Test("one small count among large ones takes a neighbour with it, and the totals stay")
    func complementary() {
        let table = Suppression([[3, 40], [50, 60]])
        #expect(table.shown(0, 0) == nil && table.total == 153)
        let hidden = (0..<2).flatMap { row in (0..<2).filter { table.shown(row, $0) == nil }.map { (row, $0) } }
        #expect(hidden.count == 4)
        #expect(table.shown(0, 2) == 43 && table.shown(2, 0) == 53)
    }

    @Test("a table of large counts is shown whole, nought is nought, and an empty one has no total but nought")
    func large() {
        let table = Suppression([[5, 0], [70, 900]])
        #expect(table.shown(0, 0) == 5 && table.shown(0, 1) == 0 && table.total == 975)
        #expect(Suppression([]).total == 0)
    }

    @Test("a total that is hidden elsewhere cannot be added up here")
    func elsewhere() {
        let table = Suppression([[20], [30]], hidesTotal: true)
        #expect(table.total == nil)
        #expect(table.shown(0, 0) == nil || table.shown(1, 0) == nil)
    }
}
