/// A compiled selector: where its values lie, and the tests that the records around them must pass.
struct SlotSelector: Hashable, Sendable {
    let slot: Int
    let gates: [Gate]
}
