package import Core

/// What a disclosure hands over of what was told: which, and as it stood after how many corrections.
package struct ToldUse: Hashable, Sendable {
    package let telling: Identifier
    /// `nil` in records that name no revision: there it is taken as it stood.
    package let revision: Int64?

    package init(telling: Identifier, revision: Int64?) {
        self.telling = telling
        self.revision = revision
    }

    /// Whether it is what stands now, and not what a correction replaced.
    func isOf(_ row: TellingRow) -> Bool { revision.map { $0 == row.revision } ?? true }

    var json: JSON {
        guard let revision else { return .string(telling.text) }
        return ["revision": .integer(revision), "telling": .string(telling.text)]
    }

    init?(json: JSON) {
        if let telling = json.string.flatMap({ Identifier($0) }) {
            self.init(telling: telling, revision: nil)
        } else if let telling = json.identifier("telling"), let revision = json["revision"]?.integer {
            self.init(telling: telling, revision: revision)
        } else {
            return nil
        }
    }
}
