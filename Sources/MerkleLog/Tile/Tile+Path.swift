extension Tile {
    /// `tile/<level>/<index>[.p/<width>]`, the index in groups of three digits: `x001/x234/067`.
    package var path: String {
        var path = "tile/entries"
        if case .hashes(let level) = layer { path = "tile/\(level)" }
        let groups = Tile.groups(index)
        for (position, digits) in groups.enumerated() {
            path += position < groups.count - 1 ? "/x" + digits : "/" + digits
        }
        return isFull ? path : path + ".p/\(width)"
    }

    /// Reads what ``path`` writes; a second spelling of the same tile is refused.
    package init(path: some StringProtocol) throws(MerkleLogError) {
        guard let tile = Tile.parse(path), tile.path.utf8.elementsEqual(path.utf8) else {
            throw MerkleLogError(.malformedTree)
        }
        self = tile
    }

    private static func parse(_ path: some StringProtocol) -> Tile? {
        guard path.utf8.count <= 64 else { return nil }
        var parts = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).map { Array($0) }[...]
        guard parts.popFirst() == Array("tile".utf8), let group = parts.popFirst() else { return nil }
        let layer: Layer
        if group == Array("entries".utf8) {
            layer = .entries
        } else if let level = number(group) {
            layer = .hashes(level: Int(level))
        } else {
            return nil
        }
        var width = UInt64(Tile.fullWidth)
        if let name = parts.dropLast().last, name.suffix(2) == Array(".p".utf8)[...] {
            guard let partial = parts.popLast().flatMap(number), let last = parts.popLast() else { return nil }
            width = partial
            parts.append(Array(last.dropLast(2)))
        }
        var index: UInt64 = 0
        guard (1...6).contains(parts.count) else { return nil }
        for part in parts {
            guard let digits = number(Array(part.suffix(3))) else { return nil }
            index = index * 1000 + digits
        }
        return try? Tile(layer, index: index, width: Int(width))
    }

    private static func groups(_ index: UInt64) -> [String] {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = "\(rest % 1000)"
            groups.insert(String(repeating: "0", count: 3 - digits.utf8.count) + digits, at: 0)
            rest /= 1000
        } while rest > 0
        return groups
    }

    /// Up to three digits.
    private static func number(_ digits: [UInt8]) -> UInt64? {
        guard (1...3).contains(digits.count) else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + UInt64(digit - 0x30)
        }
        return value
    }
}
