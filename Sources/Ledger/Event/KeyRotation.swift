package import Core

/// The record that a key has a new version; no key material, but the public half of one that signs.
package struct KeyRotation: EventRecord {
    package enum Key: String, Hashable, Sendable, CaseIterable {
        case master, controller, staff, governance, log, person
    }

    package let key: Key
    /// The version that was newest until now.
    package let from: Int
    package let to: Int
    /// The new public key of the log, as verifier keys are handed around.
    package let verifier: String?
    /// Of a person's key, its keyed hash: ``ControllerKeys/keyID(of:_:)``.
    package let id: [UInt8]?
    /// The officer or operator who asked for it.
    package let by: String

    package init(
        key: Key, from: Int, to: Int, verifier: String? = nil, id: [UInt8]? = nil, by: String
    ) {
        self.key = key
        self.from = from
        self.to = to
        self.verifier = verifier
        self.id = id
        self.by = by
    }

    var content: JSON {
        .compact([
            "from": .integer(Int64(from)), "keyID": id.map { .string(Hex.encode($0)) },
            "rotated": .string(key.rawValue), "to": .integer(Int64(to)), "verifier": verifier.map { .string($0) },
        ])
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(outcome: key.rawValue, employee: by) }

    /// All of it, for who keeps a rotation until it is recorded.
    package var json: JSON { .compact(["by": .string(by), "what": content]) }

    package init?(json: JSON) {
        guard let content = json["what"], let by = json["by"] else { return nil }
        self.init(
            RecordSource(subject: nil, content: content, members: [], staff: ["employee": by], representative: nil))
    }

    init?(_ source: RecordSource) {
        guard let key = source.string("rotated").flatMap({ Key(rawValue: $0) }), let from = source.integer("from"),
            let to = source.integer("to"), let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(
            key: key, from: from, to: to, verifier: source.string("verifier"),
            id: source.string("keyID").flatMap { Hex.decode($0) }, by: by)
    }
}
