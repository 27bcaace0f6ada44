package import Core

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
