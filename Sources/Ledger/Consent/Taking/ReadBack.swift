/// How an act is told back to the citizen, who can then say that it is not theirs (CONSENT 5).
package enum ReadBack: String, Hashable, Sendable, CaseIterable {
    /// The receipt on the citizen's own screen.
    case screen
    /// A printed receipt, taken home.
    case printed
    /// A text message.
    case text
    case letter
}
