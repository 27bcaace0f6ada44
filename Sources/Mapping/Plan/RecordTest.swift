/// What `where` asks of a record.
///
/// Fields are named, since records of several iterators may be mixed.
enum RecordTest: Sendable {
    case has(String)
    case lacks(String)
    case isIn(String, [[UInt8]])
    case isOf(Int)
}
