/// A test on the answer, for guards.
indirect enum Condition: Sendable {
    /// Something is there and not empty.
    case existsRecord(RecordExpression)
    case existsValue(SlotSelector)
    /// The element is there, even empty: where missing it would do harm.
    case present(SlotSelector)
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case named(Int)
}
