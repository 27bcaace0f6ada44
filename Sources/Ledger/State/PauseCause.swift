/// Why a consent that stands permits nothing for now; each cause is lifted in its own way, and it runs when none is left.
package enum PauseCause: String, Hashable, Sendable, CaseIterable {
    /// It is not known whose it is: a number was replaced.
    case identity
    /// The citizen's own wish.
    case citizen
    /// The second act under assistance has not been done.
    case assent
    /// Two parents disagree.
    case conflict
    /// The representative's mandate was found to have ended.
    case mandate
}
