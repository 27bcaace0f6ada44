/// Why a hold counts no more.
package enum HoldEnd: String, Hashable, Sendable, CaseIterable {
    /// Its last moment has passed.
    case term
    /// The consent that it rests on does not stand.
    case consent
    /// No version of its purpose is in force.
    case purpose
    /// No title of its purpose that is in force lets the fact be kept for such an interest.
    case title
    /// The person's objection to its purpose was upheld.
    case objection
}
