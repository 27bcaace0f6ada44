package import Core

/// What an answer of a source comes down to: facts and how the source behaved, both of which can come together.
package struct MappedAnswer: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case data
        /// The source has nothing on the person: not "no", not "none".
        case notFound
        /// Data, with a part that failed.
        case partial
        /// Overloaded or away for now.
        case busy
        case fault
    }

    /// Whom the answer speaks of.
    package enum Subject: Hashable, Sendable {
        case unnamed
        case asked
        /// Someone else, and not by 30004: an anomaly of which nothing may be kept.
        case other(INSZ)
        /// A number whose check digits are wrong.
        case unreadable
    }

    /// 30004: the person has another number now; none where the old one was cancelled without another.
    package struct Replacement: Hashable, Sendable {
        package let old: INSZ?
        package let new: INSZ?

        package init(old: INSZ?, new: INSZ?) {
            self.old = old
            self.new = new
        }
    }

    package let kind: Kind
    package let values: [AttributeID: MappedValue]
    /// Attributes of which the answer holds something that cannot be read, such as 31 November: neither a value nor
    /// absence.
    package let unreadable: Set<AttributeID>
    package let outcomes: [Outcome]
    package let subject: Subject
    package let replacement: Replacement?
    /// The others whom the answer speaks of, where the mapping says so by `concerns:`.
    package let concerned: [INSZ]
    /// Our own reference, as the source echoes it.
    package let reference: String?

    /// The other person, or the asked one, whom the answer names.
    package func answeredSubject(asked: INSZ) -> INSZ? {
        switch subject {
        case .asked: asked
        case .other(let number): number
        case .unnamed, .unreadable: nil
        }
    }
}
