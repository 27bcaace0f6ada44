import Core

/// Whether a question may go out to a source.
enum SourceAdmission: Hashable, Sendable {
    case admitted(isProbe: Bool)
    /// The code says which limit; asking again makes sense from then.
    case refused(Outcome.Status, code: String, until: Instant)
}
