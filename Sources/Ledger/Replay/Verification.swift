package import Core

/// What a verification did and found.
package struct Verification: Sendable {
    /// The entries of all logs that were read.
    package var size: UInt64 = 0
    /// Each log that was read, oldest first.
    package var logs: [VerifiedLog] = []
    /// The root of the last log, base64.
    package var root = ""
    package var opened = 0
    /// Entries whose main part is erased, with an entry that says so.
    package var erased = 0
    /// Erased parts, those of others in entries that can still be read included.
    package var erasedParts = 0
    /// Acts and rows that cite what is erased: whether the law was kept there cannot be said any more.
    package var restOnErased = 0
    /// Entries of which nothing was shown: a bundle leaves out what is outside its scope.
    package var withheld = 0
    /// What rests on a log that is not in the bundle: rows that are carried from it, erasures that a later one records.
    package var given = 0
    /// Entries of years that were pruned, of which the checkpoint remains.
    package var pruned = 0
    package var replayed = 0
    /// Rows compared with the live tables.
    package var rows = 0
    /// Checkpoints that were held against the log.
    package var checkpoints = 0
    /// Purposes whose stored bytes were hashed.
    package var purposes = 0
    package var findings: [Finding] = []

    package var holds: Bool { findings.isEmpty }

    package init() {}

    /// What was checked, how often, and what the check rests on.
    package var checks: [VerificationCheck] {
        [
            VerificationCheck("hashes", Int(size), "the commitments of the stored parts, hashed up to the root"),
            VerificationCheck("checkpoints", checkpoints, "the log's public key, and checkpoints kept outside the log"),
            VerificationCheck("payloads", opened, "salt and payload of each part that opens, against its commitment"),
            VerificationCheck("law", replayed, "the judge that let the entries stand, run again over fresh tables"),
            VerificationCheck("rows", rows, "the replayed tables, row by row against the live ones"),
            VerificationCheck("purposes", purposes, "the hash in the entry that activated the purpose"),
            VerificationCheck("erasures", erasedParts, "the entry that records the erasure"),
        ].filter { $0.count > 0 }
    }

    package var json: JSON {
        [
            "holds": .boolean(holds), "size": .integer(Int64(size)), "root": .string(root),
            "logs": .array(logs.map(\.json)),
            "opened": .integer(Int64(opened)), "erased": .integer(Int64(erased)),
            "erasedParts": .integer(Int64(erasedParts)), "restOnErased": .integer(Int64(restOnErased)),
            "withheld": .integer(Int64(withheld)), "given": .integer(Int64(given)), "pruned": .integer(Int64(pruned)),
            "replayed": .integer(Int64(replayed)), "rows": .integer(Int64(rows)),
            "checkpoints": .integer(Int64(checkpoints)), "checks": .array(checks.map(\.json)),
            "findings": .array(findings.map(\.json)),
        ]
    }
}
