/// A record of a list as it was cut out of the bytes: the fields of a row, or the one field that a line of JSON is.
enum ListRecord: Hashable, Sendable {
    case fields([[UInt8]])
    /// More bytes than any person needs.
    case tooLong
}

/// Cuts records out of bytes that come in pieces.
protocol ListCutter: Sendable {
    mutating func take(_ byte: UInt8, into records: inout [ListRecord])
    /// The bytes have ended, perhaps in a record.
    mutating func end(into records: inout [ListRecord])
}

extension ListRecord {
    /// The longest record, in bytes.
    static let longest = 2048
}
