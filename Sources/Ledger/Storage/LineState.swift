/// How a line of a task stands.
package enum LineState: Int, Hashable, Sendable, CaseIterable {
    /// To be asked, or asked again after a crash.
    case waiting
    case answered
    case refused
    /// Could not be asked: the line is no question.
    case bad
    /// Names someone whom an earlier line of the same task named.
    case duplicate
    /// The person was erased, and the line with them.
    case gone
    /// Answered in the end, though a source stayed away for as long as the line could wait.
    case incomplete
    /// Answered, and then its basis ended for this person: what was told is gone.
    case stopped

    /// Whether the line may hold an answer.
    package var isTold: Bool { self == .answered || self == .incomplete }
}
