/// A log that a witness signs for: its name and key.
///
/// A log of ours is one of a year, and its name ends with that year; the same key signs the next ones under their own
/// names, so that a witness knows them without being told each January.
package struct KnownLog: Hashable, Sendable {
    /// Of the log, or of an earlier year of it.
    package let key: VerifierKey

    package init(key: VerifierKey) {
        self.key = key
    }

    /// The key that signs for a log of this name; `nil` where it is another log.
    package func key(of origin: String) -> VerifierKey? {
        if origin.utf8.elementsEqual(key.name.utf8) { return key }
        guard let known = Series(key.name), let asked = Series(origin), asked.base.elementsEqual(known.base),
            asked.year >= known.year
        else { return nil }
        return try? VerifierKey(name: origin, kind: key.kind, publicKey: key.publicKey)
    }

    /// `<base>/<year>`, the year in four digits.
    private struct Series {
        let base: Substring.UTF8View
        let year: UInt64

        init?(_ origin: String) {
            guard let slash = origin.utf8.lastIndex(of: 0x2F) else { return nil }
            let digits = origin[origin.utf8.index(after: slash)...]
            guard digits.utf8.count == 4, let year = TreeSize.parse(digits), year >= 1000 else { return nil }
            base = origin[..<slash].utf8
            self.year = year
        }
    }
}
