package import Core

/// What an erasure destroyed, without a word about whose it was.
///
/// Storage empties exactly these parts and rows in the transaction that appends the entry, and a verification counts
/// exactly these parts as erased: the entry is its own certificate.
package struct ErasureOutcome: Hashable, Sendable {
    /// The entry that planned it.
    package let plan: Identifier
    package let keyClass: KeyClass
    package let keys: [ErasedKey]
    package let parts: [PartPlace]
    package let dropped: [RowName]
    package let left: [LeftRow]
    /// Parts among them by which this person acted for another: they belong to that person's proof.
    package let represents: Int

    package init(
        plan: Identifier, keyClass: KeyClass, keys: [ErasedKey], parts: [PartPlace], dropped: [RowName],
        left: [LeftRow], represents: Int = 0
    ) {
        self.plan = plan
        self.keyClass = keyClass
        self.keys = keys
        self.parts = parts
        self.dropped = dropped
        self.left = left
        self.represents = represents
    }

    /// Values among what was dropped.
    package var facts: Int { dropped.count(where: \.kind.isKept) }

    var content: JSONMembers {
        var members: JSONMembers = [
            "dropped": .array(dropped.map(\.json)), "keyClass": .string(keyClass.name),
            "keys": .array(keys.map(\.json)), "left": .array(left.map(\.json)), "parts": .array(parts.map(\.json)),
            "plan": .string(plan.text),
        ]
        if represents > 0 { members["represents"] = .integer(Int64(represents)) }
        return members
    }

    init?(_ source: RecordSource) {
        guard let plan = source.identifier("plan"),
            let keyClass = source.string("keyClass").flatMap({ KeyClass(name: $0) }),
            let keys = source.list("keys", ErasedKey.init(json:)), !keys.isEmpty,
            let parts = source.list("parts", PartPlace.init(json:)),
            let dropped = source.list("dropped", RowName.init(json:)),
            let left = source.list("left", LeftRow.init(json:))
        else { return nil }
        self.init(
            plan: plan, keyClass: keyClass, keys: keys, parts: parts, dropped: dropped, left: left,
            represents: source.integer("represents") ?? 0)
    }
}
