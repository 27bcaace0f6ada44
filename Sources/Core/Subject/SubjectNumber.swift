/// Whom a question is about, by the number under which the sources know them: a person, or an enterprise or association.
///
/// A person's number is a secret (law 6). An enterprise's is public, but one of a natural person is personal data: so
/// neither prints, and the digits come only when asked for by name.
package enum SubjectNumber: Hashable, Sendable {
    case person(INSZ)
    case enterprise(EnterpriseNumber)

    /// What a purpose can be about.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case person, enterprise
    }

    package var kind: Kind {
        switch self {
        case .person: .person
        case .enterprise: .enterprise
        }
    }

    package var person: INSZ? {
        if case .person(let number) = self { number } else { nil }
    }

    package var enterprise: EnterpriseNumber? {
        if case .enterprise(let number) = self { number } else { nil }
    }

    /// The digits, for a sealed payload, a keyed hash, a request body or a call to a source; nowhere else.
    package var revealedDigits: String {
        switch self {
        case .person(let number): number.revealedDigits
        case .enterprise(let number): number.digits
        }
    }
}

extension SubjectNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "SubjectNumber(•••)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
