package import Catalogue
package import Core

/// The title under which someone acts for a person: what kind, by which register or decision, for what, until when.
package struct Mandate: Hashable, Sendable {
    package let kind: Representative
    /// Where it was found: a register, a judgement with its number.
    package let source: String
    package let scope: MandateScope
    /// Its last moment; `nil` where it has no end.
    ///
    /// A parent's ends when the child turns 18.
    package let until: Instant?
    package let checkedAt: Instant

    package init(kind: Representative, source: String, scope: MandateScope, until: Instant?, checkedAt: Instant) {
        self.kind = kind
        self.source = source
        self.scope = scope
        self.until = until
        self.checkedAt = checkedAt
    }

    package func isInForce(at instant: Instant) -> Bool { until.map { instant <= $0 } ?? true }

    package var json: JSON {
        .compact([
            "kind": .string(kind.rawValue), "source": .string(source), "scope": scope.json,
            "until": until.map { .string($0.rfc3339) }, "checkedAt": .string(checkedAt.rfc3339),
        ])
    }

    package init?(json: JSON?) {
        guard let json, let kind = json["kind"]?.string.flatMap({ Representative(rawValue: $0) }),
            let source = json["source"]?.string, let scope = MandateScope(json: json["scope"]),
            let checkedAt = json.instant("checkedAt"), (json["until"] == nil) == (json.instant("until") == nil)
        else { return nil }
        self.init(kind: kind, source: source, scope: scope, until: json.instant("until"), checkedAt: checkedAt)
    }
}
