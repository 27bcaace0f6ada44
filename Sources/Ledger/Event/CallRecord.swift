import Catalogue
import Core

/// A call that a consultation covers.
package struct CallRecord: Hashable, Sendable {
    /// The mapping, such as `GeefPersoon-02.02`.
    package let service: String
    package let source: String
    package let authorisation: String
    /// The title, as ``Finality/text`` writes it.
    package let finality: String
    /// Our `Referte`, which the source logs too; shared calls carry the reference of the one that was made.
    package let reference: String

    package init(service: String, source: String, authorisation: String, finality: String, reference: String) {
        self.service = service
        self.source = source
        self.authorisation = authorisation
        self.finality = finality
        self.reference = reference
    }

    var json: JSON {
        [
            "service": .string(service), "source": .string(source), "authorisation": .string(authorisation),
            "finality": .string(finality), "reference": .string(reference),
        ]
    }

    init?(json: JSON) {
        guard let service = json["service"]?.string, let source = json["source"]?.string,
            let authorisation = json["authorisation"]?.string, let finality = json["finality"]?.string,
            let reference = json["reference"]?.string
        else { return nil }
        self.init(
            service: service, source: source, authorisation: authorisation, finality: finality, reference: reference)
    }
}
