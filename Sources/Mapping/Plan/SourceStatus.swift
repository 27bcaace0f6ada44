import Core

/// Where one of several sources behind an answer tells how it did, inside the content.
struct SourceStatus: Sendable {
    let scope: Int
    let gates: [Gate]
    /// What the source is called in outcomes, and among missing sources.
    let origin: String
    /// Read by the fault table, under the origin.
    let code: Int?
    /// What it means that the element is there, where it has no code.
    let status: Outcome.Status?
}
