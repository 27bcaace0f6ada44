package import Core

/// Whose part of an entry this is.
package enum PartHolder: Hashable, Sendable {
    case subject(SubjectRef)
    /// Someone whom the entry concerns besides the subject, such as a member of the household.
    case member(SubjectRef)
    /// The employee, under the controller's staff key.
    case staff
    /// The controller itself, where no person is concerned.
    case controller

    package var number: Int {
        switch self {
        case .subject: 0
        case .member: 1
        case .staff: 2
        case .controller: 3
        }
    }

    package var person: SubjectRef? {
        switch self {
        case .subject(let ref), .member(let ref): ref
        case .staff, .controller: nil
        }
    }
}

/// What one person concerned can read of an entry, before it is sealed.
package struct Part: Hashable, Sendable {
    package let holder: PartHolder
    package let payload: JSON

    package init(holder: PartHolder, payload: JSON) {
        self.holder = holder
        self.payload = payload
    }
}

/// A part as it is stored: a commitment that stays, and a ciphertext that can be erased.
package struct SealedPart: Hashable, Sendable {
    package let holder: PartHolder
    /// HMAC-SHA256 over the payload, keyed with a salt that only the ciphertext holds.
    package let commitment: [UInt8]
    package let sealed: [UInt8]

    package init(holder: PartHolder, commitment: [UInt8], sealed: [UInt8]) {
        self.holder = holder
        self.commitment = commitment
        self.sealed = sealed
    }
}

/// A part that was opened, with the salt that proves it.
package struct OpenedPart: Hashable, Sendable {
    package let holder: PartHolder
    package let salt: [UInt8]
    package let payload: JSON

    package init(holder: PartHolder, salt: [UInt8], payload: JSON) {
        self.holder = holder
        self.salt = salt
        self.payload = payload
    }
}
