/// Who may act for a person under Belgian law; a social worker never does by function (CONSENT 5).
package enum Representative: String, Hashable, Sendable, CaseIterable {
    /// A parent of a minor (old Civil Code, art. 373 and 376).
    case parent
    /// The guardian of a minor (voogd).
    case guardian
    /// The administrator of a protected adult (bewindvoerder), in assistance or in representation.
    case administrator
    /// An ordinary mandate (lastgeving).
    case mandate
    /// A registered care mandate (zorgvolmacht).
    case careMandate
}
