package import Core

/// Whom a line of a list names, and the caller's own word for it.
package struct TaskPerson: Hashable, Sendable {
    package let number: SubjectNumber
    package let reference: String?

    package init(number: SubjectNumber, reference: String?) {
        self.number = number
        self.reference = reference
    }
}
