/// Cuts rows of a table into fields (RFC 4180): quoted fields, doubled quotes, line ends of any kind.
///
/// The separator is a comma or a semicolon, whichever comes first in the header: spreadsheets here write semicolons.
struct RowCutter: ListCutter {
    private enum State {
        case start, plain, quoted, afterQuote
    }

    private var fields: [[UInt8]] = []
    private var field: [UInt8] = []
    private var state = State.start
    private var separator: UInt8?
    private var size = 0
    private var isTooLong = false
    private var isAfterReturn = false

    mutating func take(_ byte: UInt8, into records: inout [ListRecord]) {
        defer { isAfterReturn = byte == 0x0D }
        if byte == 0x0A, isAfterReturn { return }
        let isEnd = byte == 0x0A || byte == 0x0D
        if isTooLong {
            // What follows an overlong record is found again at the next line.
            if isEnd { close(into: &records) }
            return
        }
        switch (state, byte) {
        case (.quoted, 0x22): state = .afterQuote
        case (.quoted, _): add(byte)
        case (.afterQuote, 0x22):
            add(byte)
            state = .quoted
        case (.start, 0x22): state = .quoted
        case _ where isEnd: close(into: &records)
        case _ where isSeparator(byte):
            // A separator counts too, or a row of nothing else would have no end.
            size += 1
            if size > ListRecord.longest { isTooLong = true }
            fields.append(field)
            field.removeAll(keepingCapacity: true)
            state = .start
        default:
            add(byte)
            state = .plain
        }
    }

    mutating func end(into records: inout [ListRecord]) {
        if size > 0 || !fields.isEmpty || isTooLong { close(into: &records) }
    }

    private mutating func isSeparator(_ byte: UInt8) -> Bool {
        if let separator { return byte == separator }
        guard byte == 0x2C || byte == 0x3B else { return false }
        separator = byte
        return true
    }

    private mutating func add(_ byte: UInt8) {
        size += 1
        if size <= ListRecord.longest { field.append(byte) } else { isTooLong = true }
    }

    private mutating func close(into records: inout [ListRecord]) {
        if isTooLong {
            records.append(.tooLong)
        } else if size > 0 || !fields.isEmpty {
            records.append(.fields(fields + [field]))
        }
        if separator == nil { separator = 0x2C }
        fields.removeAll(keepingCapacity: true)
        field.removeAll(keepingCapacity: true)
        (state, size, isTooLong) = (.start, 0, false)
    }
}
