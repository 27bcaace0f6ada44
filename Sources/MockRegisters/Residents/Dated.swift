import Core

/// A code with the day from which it holds, as almost every group of GeefPersoon 02.02 carries it.
struct Dated: Sendable {
    let code: String
    let since: PartialDate?
    /// The slug of the other person of a marriage or cohabitation.
    let partner: String?
}
