/// What `where` asks of a record.
///
/// Fields are named, since records of several iterators may be mixed.
indirect enum RecordTest: Sendable {
    case has(String)
    case lacks(String)
    case isIn(String, [[UInt8]])
    /// One of its values is another than these.
    case isBeside(String, [[UInt8]])
    /// One of its values is among these texts of the answer: the join of a list of people with a list of shares.
    case isAmong(String, ValueExpression)
    case isOf(Int)
}
