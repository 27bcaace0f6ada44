extension String {
    /// The rest of the text after each occurrence of a piece.
    func components(after piece: String) -> [Substring] {
        var found: [Substring] = []
        var rest = self[...]
        while let place = rest.place(of: piece) {
            rest = rest[place.upperBound...]
            found.append(rest)
        }
        return found
    }

    func holds(_ piece: String) -> Bool { self[...].place(of: piece) != nil }
}

extension Substring {
    /// The first place of a piece, byte by byte.
    func place(of piece: String) -> Range<Index>? {
        let wanted = Array(piece.utf8)
        guard let first = wanted.first else { return nil }
        var start = utf8.startIndex
        while let found = utf8[start...].firstIndex(of: first) {
            if utf8[found...].starts(with: wanted) { return found..<utf8.index(found, offsetBy: wanted.count) }
            start = utf8.index(after: found)
        }
        return nil
    }
}
