import Core

/// A source is asked what changed for the people whom we follow; it stands before the question goes out (law 1).
package struct FeedAsking: EventRecord {
    package let source: String
    package let service: String
    /// How the source knows us for the aim under which people are followed.
    package let finality: String
    /// Our `Referte`.
    package let reference: String
    /// Whether the question says that the batch before was taken in.
    package let isAcknowledging: Bool

    package init(source: String, service: String, finality: String, reference: String, isAcknowledging: Bool) {
        self.source = source
        self.service = service
        self.finality = finality
        self.reference = reference
        self.isAcknowledging = isAcknowledging
    }

    var content: JSON {
        [
            "source": .string(source), "service": .string(service), "finality": .string(finality),
            "reference": .string(reference), "acknowledging": .boolean(isAcknowledging),
        ]
    }
    var columns: EntryColumns { EntryColumns(source: source) }

    init?(_ source: RecordSource) {
        guard let name = source.string("source"), let service = source.string("service"),
            let finality = source.string("finality"), let reference = source.string("reference"),
            let isAcknowledging = source.content["acknowledging"]?.boolean
        else { return nil }
        self.init(
            source: name, service: service, finality: finality, reference: reference, isAcknowledging: isAcknowledging)
    }
}
