/// What a source knows us by for one aim; it fixes what may be asked (FIELD 1.2).
package struct Finality: Hashable, Sendable {
    /// The onboarding URI, `<responsible>/<processor>/<finality>`.
    package let identification: String
    /// The capacity, such as `ipdc2045`.
    package let hoedanigheid: String
    /// The register asked: `RR` or `KSZ`.
    package let register: String

    package init(identification: String, hoedanigheid: String, register: String) {
        self.identification = identification
        self.hoedanigheid = hoedanigheid
        self.register = register
    }

    package var text: String { identification + " " + hoedanigheid + " " + register }
}
