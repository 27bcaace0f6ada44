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
}
