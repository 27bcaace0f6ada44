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
    /// Whether the entry itself shows that interest, since it begins, changes or ends it; else storage looks for one.
    package let showsInterest: Bool
    /// When the answer may be other; at once where it is `nil`.
    package let due: Instant?

    package init(
        person: SubjectRef?, purpose: String?, asker: String? = nil, showsInterest: Bool = false, due: Instant? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.asker = asker
        self.showsInterest = showsInterest
        self.due = due
    }

    /// The same of another ref.
    func about(_ person: SubjectRef) -> AnswerNotice {
        AnswerNotice(person: person, purpose: purpose, asker: asker, showsInterest: showsInterest, due: due)
    }
}
