/// Where an attribute's codes come from: an element, and the codes that its records let through.
struct CodeSource: Sendable {
    let path: String
    /// `nil` where any code may come.
    let allowed: Set<String>?
}
