/// One record of an iterator.
struct RecordItem {
    let plan: Int
    let instance: Int
}
