package import Core

/// What a citizen can tell once: a closed list, for no register knows these and nobody else may vouch for them.
///
/// No language is among them: a municipality keeps none (USERS 5).
package enum Tellable: String, Hashable, Sendable, CaseIterable {
    case iban = "contact.iban"
    case phone = "contact.phone"
    case email = "contact.email"
    /// The channel by which they would rather hear from us.
    case channel = "contact.channel"
    /// When they can be called without harm.
    case hours = "contact.hours"
    /// The reference and the hash of a document; never the document.
    case document = "contact.document"

    package var attribute: AttributeID { AttributeID(rawValue) }

    package init?(_ attribute: AttributeID) { self.init(rawValue: attribute.name) }

    /// Whether money or harm follows from a wrong correction: it needs the assurance of the first entry, and a notice to
    /// the contact that stood.
    package var isGuarded: Bool { self == .iban }

    /// Whether the person can be reached at it.
    package var isContact: Bool { self == .phone || self == .email }
}
