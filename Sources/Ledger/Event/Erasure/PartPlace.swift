package import Core

/// Where a part stands: its entry, and its place in it.
package struct PartPlace: Hashable, Comparable, Sendable {
    package let position: Position
    package let part: Int

    package init(position: Position, part: Int) {
        self.position = position
        self.part = part
    }

    package static func < (left: PartPlace, right: PartPlace) -> Bool {
        (left.position, left.part) < (right.position, right.part)
    }

    /// Written as `[log, seq, part]`.
    package var json: JSON { [.integer(Int64(position.log)), .integer(position.seq), .integer(Int64(part))] }

    package init?(json: JSON) {
        guard let numbers = json.array?.compactMap(\.integer), numbers.count == 3 else { return nil }
        self.init(position: Position(log: Int(numbers[0]), seq: numbers[1]), part: Int(numbers[2]))
    }
}
