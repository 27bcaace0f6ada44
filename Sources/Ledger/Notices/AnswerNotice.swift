package import Core

/// Whose answers an entry may have changed: storage tells the applications that were given one.
///
/// Neither why nor what is in it, so that no event can give it away.
package struct AnswerNotice: Hashable, Sendable {
    /// Everyone in whom the purpose has an interest, where it is `nil`.
    package let person: SubjectRef?
    /// Every purpose with an interest in the person, where it is `nil`.
    package let purpose: String?
    /// The application that has the answer already.
    package let asker: String?

    package init(person: SubjectRef?, purpose: String?, asker: String? = nil) {
        self.person = person
        self.purpose = purpose
        self.asker = asker
    }
}
