import Catalogue
package import Core

/// A fact that was kept, by its id and the title under which it was fetched.
package struct KeptFact: Hashable, Sendable {
    package let id: Identifier
    package let service: String
    package let finality: String

    package init(id: Identifier, service: String, finality: String) {
        self.id = id
        self.service = service
        self.finality = finality
    }

    var json: JSON {
        ["id": .string(id.text), "service": .string(service), "finality": .string(finality)]
    }

    init?(json: JSON) {
        guard let id = json["id"]?.string.flatMap({ Identifier($0) }), let service = json["service"]?.string,
            let finality = json["finality"]?.string
        else { return nil }
        self.init(id: id, service: service, finality: finality)
    }
}
