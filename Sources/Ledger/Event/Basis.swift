package import Core

/// What makes one act lawful, cited in its record: authorisations, and the consent at its revision where one is needed.
package struct Basis: Hashable, Sendable {
    /// Numbers of the authorisations in force.
    package let authorisations: [String]
    package let consent: ConsentCitation?

    package struct ConsentCitation: Hashable, Sendable {
        package let id: Identifier
        /// ``ConsentRow/revision``: a consent that changed since is another.
        package let revision: Int64

        package init(id: Identifier, revision: Int64) {
            self.id = id
            self.revision = revision
        }
    }

    package init(authorisations: [String], consent: ConsentCitation?) {
        self.authorisations = authorisations
        self.consent = consent
    }

    /// The rows that it cites, but for the purpose's.
    var rowKeys: [RowKey] { consent.map { [.consent($0.id)] } ?? [] }

    var json: JSON {
        .compact([
            "authorisations": .array(authorisations.map { .string($0) }),
            "consent": consent.map { .string($0.id.text) }, "revision": consent.map { .integer($0.revision) },
        ])
    }

    init?(json: JSON?) {
        guard let json, let authorisations = json["authorisations"]?.array?.compactMap(\.string) else { return nil }
        let id = json["consent"]?.string.flatMap { Identifier($0) }
        let revision = json["revision"]?.integer
        switch (id, revision) {
        case (let id?, let revision?): consent = ConsentCitation(id: id, revision: revision)
        case (nil, nil): consent = nil
        default: return nil
        }
        self.authorisations = authorisations
    }
}
