package import Catalogue
package import Core

extension Freshness {
    package var json: JSON {
        .compact([
            "maximumAgeDays": .integer(Int64(maximumAgeDays)),
            "whenDown": whenDown.map {
                ["olderDays": .integer(Int64($0.olderDays)), "ground": .string($0.ground)]
            }, "keep": .boolean(keep),
        ])
    }

    init?(json: JSON) {
        guard let days = json["maximumAgeDays"]?.integer, let keep = json["keep"]?.boolean else { return nil }
        var whenDown: WhenDown?
        if let allowance = json["whenDown"] {
            guard let older = allowance["olderDays"]?.integer, let ground = allowance["ground"]?.string else {
                return nil
            }
            whenDown = WhenDown(olderDays: Int(older), ground: ground)
        }
        self.init(maximumAgeDays: Int(days), whenDown: whenDown, keep: keep)
    }

    /// As an officer reads it: `P31D`, and `P31D + P14D` where an older value may serve while the source is down.
    var text: String {
        "P\(maximumAgeDays)D" + (whenDown.map { " + P\($0.olderDays)D" } ?? "")
    }
}
