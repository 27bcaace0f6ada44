/// What an entry is about; it decides which key seals it and how long it stays.
///
/// It stands in the leaf, in clear.
package enum EntryClass: String, Hashable, Sendable, CaseIterable {
    /// A citizen's act.
    case consent
    /// Asking a source, handing over, refusing, looking.
    case access
    /// What the controller decides: purposes, applications, keys.
    case gov
}
