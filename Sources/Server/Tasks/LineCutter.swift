/// Cuts lines at line feeds, without carriage returns and without lines that hold nothing.
struct LineCutter: ListCutter {
    private var line: [UInt8] = []
    private var isTooLong = false

    mutating func take(_ byte: UInt8, into records: inout [ListRecord]) {
        if byte == 0x0A { return end(into: &records) }
        if line.count < ListRecord.longest { line.append(byte) } else { isTooLong = true }
    }

    mutating func end(into records: inout [ListRecord]) {
        defer {
            line.removeAll(keepingCapacity: true)
            isTooLong = false
        }
        if isTooLong { return records.append(.tooLong) }
        if line.last == 0x0D { line.removeLast() }
        if line.contains(where: { $0 != 0x20 && $0 != 0x09 }) { records.append(.fields([line])) }
    }
}
