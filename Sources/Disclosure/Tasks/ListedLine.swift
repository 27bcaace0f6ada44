/// A line of a list as it came in, in the order of the list.
package enum ListedLine: Hashable, Sendable {
    case person(TaskPerson)
    /// No question can be made of it: the members that are wrong and why, never what stands there.
    case bad(reference: String?, [Flaw])

    package struct Flaw: Hashable, Sendable {
        package let name: String?
        package let detail: String

        package init(_ name: String?, _ detail: String) {
            self.name = name
            self.detail = detail
        }
    }
}
