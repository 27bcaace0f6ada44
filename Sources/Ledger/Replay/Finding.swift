package import Core

/// Something that a verification found wrong.
package struct Finding: Hashable, Sendable {
    /// The law that the log breaks; `nil` where bytes or rows do not match.
    package let law: Int?
    package let position: Position?
    /// What does not match, by table and key; it names no person.
    package let what: String

    package init(law: Int? = nil, position: Position? = nil, _ what: String) {
        self.law = law
        self.position = position
        self.what = what
    }

    package var json: JSON {
        .compact([
            "law": law.map { .integer(Int64($0)) }, "log": position.map { .integer(Int64($0.log)) },
            "seq": position.map { .integer($0.seq) }, "what": .string(what),
        ])
    }
}
