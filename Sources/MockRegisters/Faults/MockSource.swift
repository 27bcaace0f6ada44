/// A source that a switch can disturb, by the name under which its calls are listed.
package struct MockSource: Hashable, Sendable {
    package let name: String

    init(name: String) {
        self.name = name
    }

    package static let geefPersoon = MagdaService.geefPersoon.source
    package static let geefGezinssamenstelling = MagdaService.geefGezinssamenstelling.source
    package static let geefSociaalStatuut = MagdaService.geefSociaalStatuut.source
    /// The token endpoint before MAGDA's REST services.
    package static let token = MockSource(name: "token")
    package static let mobility = MockSource(name: "mobility")
    package static let addresses = MockSource(name: "addresses")
    /// The municipality's table of parking zones.
    package static let zones = MockSource(name: "zones")
    /// The OCMW's own file list.
    package static let welfare = MockSource(name: "ocmw")
    /// The KSZ, asked without MAGDA between.
    package static let handicap = MockSource(name: "ksz")

    package static let all: [MockSource] =
        Array(Set(MagdaService.allCases.map(\.source))).sorted { $0.name < $1.name }
        + [token, mobility, addresses, zones, welfare, handicap]

    /// `nil` for a name that no source has.
    package init?(named name: String) {
        guard Self.all.contains(where: { $0.name == name }) else { return nil }
        self.name = name
    }
}
