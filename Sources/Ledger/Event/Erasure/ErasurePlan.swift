import Core

/// An officer's wish to erase one class of one person, named by the keyed hash of its key alone.
///
/// The erasure's id is the id of this entry.
package struct ErasurePlan: EventRecord {
    package let keyClass: KeyClass
    /// The key's keyed hash, ``ControllerKeys/keyID(of:_:)``.
    package let key: [UInt8]
    package let ground: ErasureGround
    /// The officer.
    package let by: String

    package init(keyClass: KeyClass, key: [UInt8], ground: ErasureGround, by: String) {
        self.keyClass = keyClass
        self.key = key
        self.ground = ground
        self.by = by
    }

    var content: JSON {
        [
            "ground": .string(ground.rawValue), "key": .string(Hex.encode(key)), "keyClass": .string(keyClass.name),
        ]
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(outcome: keyClass.name, employee: by) }

    init?(_ source: RecordSource) {
        guard let keyClass = source.string("keyClass").flatMap({ KeyClass(name: $0) }),
            let key = source.string("key").flatMap({ Hex.decode($0) }), key.count == 16,
            let ground = source.string("ground").flatMap({ ErasureGround(rawValue: $0) }),
            let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(keyClass: keyClass, key: key, ground: ground, by: by)
    }
}
