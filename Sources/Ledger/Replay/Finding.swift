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

/// What a verification did and found.
package struct Verification: Sendable {
    package var size: UInt64 = 0
    /// The root of the log, base64.
    package var root = ""
    package var opened = 0
    /// Entries of which a part could not be opened because its key is gone.
    package var erased = 0
    package var replayed = 0
    /// Rows compared with the live tables.
    package var rows = 0
    /// Checkpoints that were held against the log.
    package var checkpoints = 0
    package var findings: [Finding] = []

    package var holds: Bool { findings.isEmpty }

    package init() {}

    package var json: JSON {
        [
            "holds": .boolean(holds), "size": .integer(Int64(size)), "root": .string(root),
            "opened": .integer(Int64(opened)), "erased": .integer(Int64(erased)),
            "replayed": .integer(Int64(replayed)), "rows": .integer(Int64(rows)),
            "checkpoints": .integer(Int64(checkpoints)), "findings": .array(findings.map(\.json)),
        ]
    }
}
