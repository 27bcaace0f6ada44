import Core

/// Finds a national number where none may stand (law 6): a case, a purpose, an employee's name, a header.
enum NationalNumberScan {
    /// Whether eleven digits form a valid number, in a row or written as `85.07.30-033.28`.
    static func finds(in text: String) -> Bool {
        // Most texts have fewer digits, and are done here.
        guard text.utf8.count(where: { (0x30...0x39).contains($0) }) >= 11 else { return false }
        var groups: [[UInt8]] = []
        var group: [UInt8] = []
        var isAfterSeparator = false
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39:
                group.append(byte)
                isAfterSeparator = false
            case 0x20, 0x2D, 0x2E, 0x2F:
                if !group.isEmpty { groups.append(group) }
                if isAfterSeparator { groups.removeAll() }
                group.removeAll()
                isAfterSeparator = true
            default:
                if holdsNumber(groups + [group]) { return true }
                groups.removeAll()
                group.removeAll()
                isAfterSeparator = false
            }
            if isAfterSeparator, holdsNumber(groups) { return true }
        }
        return holdsNumber(groups + [group])
    }

    /// The same for a header that is repeated or logged: also within a longer run of digits, where a text of ours would
    /// hold some other number.
    static func findsAnywhere(in text: String) -> Bool {
        var run: [UInt8] = []
        for byte in text.utf8 where byte != 0x2D {
            guard (0x30...0x39).contains(byte) else {
                run.removeAll(keepingCapacity: true)
                continue
            }
            run.append(byte)
            if run.count > 11 { run.removeFirst() }
            if INSZ(utf8: run) != nil { return true }
        }
        return false
    }

    /// Whether neighbouring groups of digits make eleven.
    private static func holdsNumber(_ groups: [[UInt8]]) -> Bool {
        for start in groups.indices {
            var digits: [UInt8] = []
            for group in groups[start...] where digits.count < 11 { digits.append(contentsOf: group) }
            if INSZ(utf8: digits) != nil { return true }
        }
        return false
    }
}
