package import Core

/// One question to a source.
package struct SourceCall: Sendable {
    package let service: String
    package let number: SubjectNumber
    package let finality: Finality
    /// Our `Referte`.
    package let reference: String
    package let referenceDate: CalendarDate
    package let attributes: Set<AttributeID>
    /// The values of the attributes that the service needs.
    package let given: [AttributeID: Value]
    /// The receipt of the batch that came before, to acknowledge it.
    package let receipt: String?
    /// Whether nobody waits for the answer: then others go before it.
    package let isOfTask: Bool
    /// Records, before it is sent, that the source is to note for so many days that we follow the person; `nil` where
    /// nothing has to be recorded.
    package let mayInscribe: (@Sendable (_ days: Int) async -> Bool)?

    package init(
        service: String, number: SubjectNumber, finality: Finality, reference: String, referenceDate: CalendarDate,
        attributes: Set<AttributeID>, given: [AttributeID: Value] = [:], receipt: String? = nil,
        isOfTask: Bool = false,
        mayInscribe: (@Sendable (_ days: Int) async -> Bool)? = nil
    ) {
        self.service = service
        self.number = number
        self.finality = finality
        self.reference = reference
        self.referenceDate = referenceDate
        self.attributes = attributes
        self.given = given
        self.receipt = receipt
        self.isOfTask = isOfTask
        self.mayInscribe = mayInscribe
    }

    package init(
        service: String, number: INSZ, finality: Finality, reference: String, referenceDate: CalendarDate,
        attributes: Set<AttributeID>
    ) {
        self.init(
            service: service, number: .person(number), finality: finality, reference: reference,
            referenceDate: referenceDate, attributes: attributes)
    }

    /// The number of the person whom the question is about, where it is about one.
    package var person: INSZ? { number.person }
}
