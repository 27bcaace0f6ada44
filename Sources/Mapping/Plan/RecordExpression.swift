/// Records, chosen by functions of the closed list.
indirect enum RecordExpression: Sendable {
    /// All of an iterator.
    case all(Int)
    /// A named choice, worked out once per answer.
    case selection(Int)
    case union([RecordExpression])
    /// Those in force on the reference date, the latest begun first.
    case current(RecordExpression)
    case first(RecordExpression)
    /// The record if there is one only.
    case only(RecordExpression)
    case `where`(RecordExpression, RecordTest)
}
