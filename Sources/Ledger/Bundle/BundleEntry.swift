import Core

/// A line of `entries.jsonl`: what a bundle opens of one entry.
///
/// Parts that are neither opened nor erased are withheld.
struct BundleEntry: Hashable, Sendable {
    struct OpenPart: Hashable, Sendable {
        let index: Int
        /// Whose it is, as this controller's log knows them; no number, and the payload does not vouch for it.
        let person: SubjectRef?
        let salt: [UInt8]
        let payload: JSON
    }

    let seq: Int64
    /// Of all parts, in order: their hash stands in the leaf.
    let commitments: [[UInt8]]
    let parts: [OpenPart]
    /// The parts whose key is gone.
    let erased: [Int]

    /// The payload that says what happened.
    var main: JSON? { parts.first { $0.index == 0 }?.payload }

    var json: JSON {
        .compact([
            "commitments": .array(commitments.map { .string(Base64.encode($0)) }),
            "erased": erased.isEmpty ? nil : .array(erased.map { .integer(Int64($0)) }),
            "parts": .array(parts.map(\.json)), "seq": .integer(seq),
        ])
    }

    init(seq: Int64, commitments: [[UInt8]], parts: [OpenPart], erased: [Int]) {
        self.seq = seq
        self.commitments = commitments
        self.parts = parts
        self.erased = erased
    }

    init?(json: JSON) {
        guard let seq = json["seq"]?.integer, seq >= 0, let texts = json["commitments"]?.array, !texts.isEmpty,
            let items = json["parts"]?.array
        else { return nil }
        let commitments = texts.compactMap { $0.string.flatMap(Base64.decode) }
        let parts = items.compactMap(OpenPart.init(json:))
        let erased = (json["erased"]?.array ?? []).compactMap { $0.integer.map { Int($0) } }
        guard commitments.count == texts.count, commitments.allSatisfy({ $0.count == 32 }),
            parts.count == items.count, erased.count == json["erased"]?.array?.count ?? 0
        else { return nil }
        let indices = parts.map(\.index) + erased
        guard Set(indices).count == indices.count, indices.allSatisfy(commitments.indices.contains) else { return nil }
        self.init(seq: seq, commitments: commitments, parts: parts, erased: erased)
    }
}

extension BundleEntry.OpenPart {
    var json: JSON {
        .compact([
            "index": .integer(Int64(index)), "payload": payload, "person": person.map { .string($0.text) },
            "salt": .string(Base64.encode(salt)),
        ])
    }

    init?(json: JSON) {
        guard let index = json["index"]?.integer, let payload = json["payload"],
            let salt = json["salt"]?.string.flatMap(Base64.decode)
        else { return nil }
        let person = json["person"]?.string.flatMap { Identifier($0) }.map { SubjectRef($0) }
        self.init(index: Int(index), person: person, salt: salt, payload: payload)
    }
}
