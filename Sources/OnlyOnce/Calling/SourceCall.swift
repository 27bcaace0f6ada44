package import Core

/// One question to a source.
package struct SourceCall: Sendable {
    package let service: String
    package let number: INSZ
    package let finality: Finality
    /// Our `Referte`.
    package let reference: String
    package let referenceDate: CalendarDate
    package let attributes: Set<AttributeID>

    package init(
        service: String, number: INSZ, finality: Finality, reference: String, referenceDate: CalendarDate,
        attributes: Set<AttributeID>
    ) {
        self.service = service
        self.number = number
        self.finality = finality
        self.reference = reference
        self.referenceDate = referenceDate
        self.attributes = attributes
    }
}
